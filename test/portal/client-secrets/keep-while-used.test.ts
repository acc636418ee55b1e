import { expect } from "chai";
import { randomUUID } from "node:crypto";
import { days, hours, later, minutes, seconds } from "../../../portal/clock.ts";
import { noteSecretUse } from "../../../portal/client-secrets/secret-uses.ts";
import { describeBothClients } from "../../support/both-clients.ts";
import type { TestPortal } from "../../support/portal.ts";
import { programSecret } from "../../support/program.ts";
import { useSecret } from "../../support/secret-use.ts";
import { newApp, startStage, succeed, type Json } from "../../support/stage.ts";

const hour = hours / seconds;
const day = days / seconds;
/** Uses are noted to the minute. */
const noted = 1 * minutes;

interface Life {
  says: string;
  /** When clients used the former secret, from the rotation on; negative: before. */
  uses: number[];
  overlapSeconds?: number;
  keepWhileUsedSeconds?: number | undefined;
  /** From the rotation on. */
  ends: number;
}

const lives: Life[] = [
  { says: "with its overlap when nobody uses it", uses: [], ends: 1 * hours },
  { says: "a day after it was used in its overlap", uses: [30 * minutes], ends: 24.5 * hours + noted },
  { says: "a day after it was used before the rotation", uses: [-2 * hours], ends: 22 * hours + noted },
  { says: "with its overlap when it was used long before", uses: [-48 * hours], ends: 1 * hours },
  {
    says: "a day after the last of its uses",
    uses: [1 * minutes, 20 * hours, 40 * hours, 63 * hours],
    ends: 87 * hours + noted,
  },
  {
    says: "a day after the last use that was noted, or that came before the next could be",
    uses: [30 * minutes, 30 * minutes + 59 * seconds],
    ends: 24.5 * hours + noted,
  },
  {
    says: "where it ended, though somebody tries it later",
    uses: [30 * minutes, 25 * hours, 26 * hours],
    ends: 24.5 * hours + noted,
  },
  {
    says: "no sooner than its overlap, however short the time",
    uses: [10 * minutes],
    keepWhileUsedSeconds: 300,
    ends: 1 * hours,
  },
  {
    says: "30 days after its overlap, however often it is used",
    uses: Array.from({ length: 60 }, (_, index) => index * 13 * hours),
    ends: 1 * hours + 30 * days,
  },
  {
    says: "with its overlap when it is not to be kept",
    uses: [10 * minutes, 59 * minutes],
    keepWhileUsedSeconds: undefined,
    ends: 1 * hours,
  },
];

describeBothClients("a former secret that is kept while it is used", ({ part }) => {
  let portal: TestPortal;
  let token: string;
  let app: string;
  let url: string;
  let former: string;

  before(async () => {
    const stage = await startStage();
    portal = stage.portal;
    token = stage.owner.token;
    await succeed(portal, token, "PATCH", "/settings", { body: { sandboxGenerationSeconds: 0 } });
  });
  after(() => portal.stop());

  beforeEach(async () => {
    app = await newApp(portal, token);
    url = `${app}/${part}/secrets`;
    former = (await succeed(portal, token, "POST", `${app}/${part}`)).currentSecret.id;
  });

  const now = () => portal.clock().toISOString();
  const rotate = (body: object = {}, headers: Record<string, string> = {}) =>
    portal.send("POST", url, {
      token,
      body: { overlapSeconds: hour, keepWhileUsedSeconds: day, ...body },
      headers,
    });
  const list = async (query = "") => (await succeed(portal, token, "GET", url + query)).items;
  const shown = async (id = former) => (await list()).find((secret) => secret.id === id);
  const live = async () => (await list("?live=true")).map(({ number }) => number);

  for (const { says, uses, ends, ...body } of lives) {
    it(`ends ${says}`, async () => {
      let at = Math.min(0, ...uses);
      const begin = portal.clock().getTime() - at;
      const reach = (moment: number) => {
        portal.advance(moment - at);
        at = moment;
      };
      for (const use of uses.filter((use) => use < 0)) {
        reach(use);
        expect(await useSecret(portal, former)).to.equal(true);
      }
      reach(0);
      await rotate(body);
      for (const use of uses.filter((use) => use >= 0)) {
        reach(use);
        expect(await useSecret(portal, former), `after ${use / hours} hours`).to.equal(use < ends);
      }
      const end = new Date(begin + ends).toISOString();
      expect((await shown())?.expiresAt).to.equal(end);
      if (at >= ends) return;
      reach(ends - 1);
      expect(await live()).to.deep.equal([1, 2]);
      reach(ends);
      expect(await live()).to.deep.equal([2]);
    });
  }

  it("says from where and when it was used, and until when it can be kept", async () => {
    await rotate();
    const rotated = now();
    portal.advance(30 * minutes);
    await useSecret(portal, former, "10.1.2.3");
    const keepUntil = later(rotated, 1 * hours + 30 * days);
    const use = { lastUsedAt: now(), lastUsedAddress: "10.1.2.3" };
    expect(await shown()).to.deep.include({ ...use, keepUntil, keepWhileUsedSeconds: day });
    const { secrets, currentSecret } = await succeed(portal, token, "GET", `${app}/${part}`);
    expect(secrets[0]).to.deep.include({ ...use, keepUntil });
    expect(currentSecret).to.deep.include({
      lastUsedAddress: null,
      keepUntil: null,
      keepWhileUsedSeconds: null,
    });
  });

  it("keeps the end that a rotation gave it while its use was being noted", async () => {
    const row = await portal.store.read((db) =>
      db.selectFrom("client_secrets").selectAll().where("id", "=", former).executeTakeFirstOrThrow(),
    );
    await rotate();
    await portal.store.write((db) => noteSecretUse(db, row, { now: now(), address: "10.1.2.3" }));
    expect(await shown()).to.deep.include({ expiresAt: later(now(), 1 * hours), lastUsedAt: now() });
  });

  it("is not kept by what uses the current one", async () => {
    const { id } = (await rotate()).json<Json>();
    await useSecret(portal, id);
    expect((await shown())?.expiresAt).to.equal(later(now(), 1 * hours));
    expect((await shown(id))?.expiresAt).to.equal(null);
  });

  it("ends at once when it is revoked, and no use brings it back", async () => {
    await rotate();
    await useSecret(portal, former);
    await succeed(portal, token, "DELETE", `${url}/${former}`);
    expect(await useSecret(portal, former)).to.equal(false);
    expect(await live()).to.deep.equal([2]);
  });

  it("ends at the next rotation: at most two live", async () => {
    await rotate();
    portal.advance(30 * minutes);
    await useSecret(portal, former);
    await rotate({ overlapSeconds: 60 });
    expect(await live()).to.deep.equal([2, 3]);
    expect(await useSecret(portal, former)).to.equal(false);
  });

  it("stays as it is when the request is sent again", async () => {
    const { secretHash } = programSecret();
    const headers = { "idempotency-key": randomUUID() };
    await rotate({ secretHash }, headers);
    await useSecret(portal, former);
    const before = await list();
    portal.advance(10 * minutes);
    const again = await rotate({ secretHash, overlapSeconds: 60, keepWhileUsedSeconds: 600 }, headers);
    expect(again.status).to.equal(200);
    expect(await list()).to.deep.equal(before);
  });

  it("is written down with the time until which it can be kept", async () => {
    await rotate();
    const { items } = await succeed(portal, token, "GET", `${app}/audit-events`);
    const detailOf = (action: string) => items.findLast((event) => event.action === action)?.detail;
    expect(detailOf("client_secret.retired")).to.deep.include({ keepUntil: later(now(), hours + 30 * days) });
    expect(detailOf("client_secret.issued")).to.deep.include({ keepWhileUsedSeconds: day });
  });

  for (const [says, body, status] of [
    ["an overlap of 0", { overlapSeconds: 0 }, 422],
    ["no overlap", { overlapSeconds: undefined }, 422],
    ["less than five minutes", { keepWhileUsedSeconds: 299 }, 422],
    ["more than 30 days", { keepWhileUsedSeconds: 30 * day + 1 }, 422],
    ["five minutes", { keepWhileUsedSeconds: 300 }, 201],
    ["30 days", { keepWhileUsedSeconds: 30 * day }, 201],
  ] as const) {
    it(`is ${status === 201 ? "possible" : "refused"} with ${says}`, async () => {
      const answer = await rotate(body);
      expect(answer.status, answer.text).to.equal(status);
      if (status === 201) return;
      expect(answer.json<Json>().error.fields.map(({ field }) => field)).to.deep.equal([
        "keepWhileUsedSeconds",
      ]);
      expect(await live()).to.deep.equal([1]);
    });
  }

  it("changes no entity tag by a use, neither of its owner nor of a snapshot", async () => {
    const credentials = `${app}/${part}`;
    const tags = async () => {
      const answers = [
        await portal.send("GET", credentials, { token }),
        await portal.send("GET", "/snapshot", { token }),
      ];
      return answers.map(({ headers }) => headers.etag);
    };
    const first = await tags();
    await rotate();
    const [tag = "", ...others] = await tags();
    expect(first).not.to.include.oneOf([tag, ...others]);
    portal.advance(30 * minutes);
    await useSecret(portal, former);
    await useSecret(portal, (await list("?live=true")).at(-1)?.id ?? "");
    expect((await shown())?.expiresAt).to.equal(later(now(), 1 * days + noted));
    expect(await tags()).to.deep.equal([tag, ...others]);
    const headers = { "if-match": tag };
    const change = { token, body: { redirectUris: [] }, headers };
    const changed = await portal.send("PATCH", credentials, change);
    expect([changed.status, changed.headers.etag]).to.deep.equal([200, (await tags())[0]]);
    expect((await portal.send("PATCH", credentials, change)).status).to.equal(412);
  });
});
