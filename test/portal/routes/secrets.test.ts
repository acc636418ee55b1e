import { expect } from "chai";
import { randomUUID } from "node:crypto";
import { days, hours } from "../../../portal/clock.ts";
import type { Secret } from "../../../portal/client-secrets/secret.ts";
import { describeBothClients } from "../../support/both-clients.ts";
import type { TestPortal } from "../../support/portal.ts";
import { programSecret } from "../../support/program.ts";
import { useSecret } from "../../support/secret-use.ts";
import { newApp, startStage, succeed, type Json } from "../../support/stage.ts";

describeBothClients("client secrets", ({ part }) => {
  let portal: TestPortal;
  let token: string;
  let app: string;
  let url: string;
  let first: Secret;

  before(async () => {
    const stage = await startStage();
    portal = stage.portal;
    token = stage.owner.token;
  });
  after(() => portal.stop());

  beforeEach(async () => {
    app = await newApp(portal, token);
    url = `${app}/${part}/secrets`;
    const body = { secretHash: programSecret().secretHash };
    first = (await succeed(portal, token, "POST", `${app}/${part}`, { body })).currentSecret;
  });

  const post = (body: object, headers: Record<string, string> = {}) =>
    portal.send("POST", url, { token, body, headers });
  const keyed = (key: string, secret = programSecret(), more: object = {}) =>
    post({ secretHash: secret.secretHash, ...more }, { "idempotency-key": key });
  const list = async () => (await succeed(portal, token, "GET", url)).items;
  const use = (id: string) => useSecret(portal, id);
  const errorOf = (answer: { json: () => unknown }) => (answer.json() as Json).error.code;

  describe("a new key", () => {
    it("makes the secret current, and the former one lives on for the overlap", async () => {
      const { secretHash, fingerprint } = programSecret();
      const answer = await post(
        { secretHash, overlapSeconds: 3_600 },
        { "idempotency-key": randomUUID(), "if-match": `"${first.id}"` },
      );
      expect(answer.status).to.equal(201);
      const secret = answer.json<Json>();
      expect(secret).to.deep.include({ number: 2, fingerprint, current: true, expiresAt: null });
      expect(answer.headers.etag).to.equal(`"${secret.id}"`);
      const expiresAt = new Date(portal.clock().getTime() + hours).toISOString();
      expect((await list())[0]).to.deep.include({ id: first.id, current: false, expiresAt, revokedAt: null });
    });

    it("ends the former secret at once without an overlap", async () => {
      await post({});
      expect((await list())[0]?.expiresAt).to.equal(portal.clock().toISOString());
    });

    it("leaves at most two alive: the one that was in its overlap ends", async () => {
      await post({ overlapSeconds: 86_400 });
      await post({ overlapSeconds: 86_400 });
      const now = portal.clock().toISOString();
      const alive = (await list()).filter(
        (each) => !each.revokedAt && (!each.expiresAt || each.expiresAt > now),
      );
      expect(alive.map(({ number }) => number)).to.deep.equal([2, 3]);
    });

    it("shows a secret that the portal makes in this answer only", async () => {
      const answer = await post({});
      const { secret } = answer.json<Json>();
      expect(secret).to.match(/^[\w-]{43}$/);
      expect(programSecret(secret).fingerprint).to.equal(answer.json<Json>().fingerprint);
      expect(JSON.stringify(await list())).not.to.include(secret);
    });

    it("shows no secret when a program brought its hash", async () => {
      const { secretHash } = programSecret();
      const answer = await post({ secretHash });
      expect(answer.json()).not.to.have.property("secret");
      expect(answer.text).not.to.include(secretHash);
    });
  });

  describe("a known key", () => {
    it("with the same hash changes nothing", async () => {
      const key = randomUUID();
      const secret = programSecret();
      const made = (await keyed(key, secret)).json();
      const again = await keyed(key, secret, { overlapSeconds: 60 });
      expect(again.status).to.equal(200);
      expect(again.json()).to.deep.equal(made);
      expect(await list()).to.have.length(2);
    });

    it("with the same hash changes nothing either when the secret was used or is no longer current", async () => {
      const key = randomUUID();
      const secret = programSecret();
      await use((await keyed(key, secret)).json<Json>().id);
      await post({});
      const again = await keyed(key, secret);
      expect([again.status, again.json<Json>().current]).to.deep.equal([200, false]);
    });

    it("with another hash replaces an unused current secret in place, and the older one keeps its overlap", async () => {
      const key = randomUUID();
      const made = (await keyed(key, programSecret(), { overlapSeconds: 3_600 })).json<Json>();
      const [older] = await list();
      const other = programSecret();
      const answer = await keyed(key, other, { overlapSeconds: 0 });
      expect(answer.status).to.equal(200);
      expect(answer.json()).to.deep.include({
        id: made.id,
        number: 2,
        current: true,
        fingerprint: other.fingerprint,
      });
      expect((await list())[0]).to.deep.equal(older);
    });

    it("without a hash replaces a secret whose only answer was lost", async () => {
      const key = randomUUID();
      const lost = (await post({}, { "idempotency-key": key })).json<Json>();
      const answer = await post({}, { "idempotency-key": key });
      expect(answer.status).to.equal(200);
      expect(answer.json<Json>().id).to.equal(lost.id);
      expect(answer.json<Json>().secret)
        .to.match(/^[\w-]{43}$/)
        .and.not.equal(lost.secret);
    });

    it("takes no notice of If-Match: its own secret is the current one by now", async () => {
      const key = randomUUID();
      const headers = { "idempotency-key": key, "if-match": `"${first.id}"` };
      await post({ secretHash: programSecret().secretHash }, headers);
      expect((await post({ secretHash: programSecret().secretHash }, headers)).status).to.equal(200);
    });

    it("with another hash is refused when the secret was used", async () => {
      const key = randomUUID();
      const { id, fingerprint } = (await keyed(key)).json<Json>();
      await use(id);
      const answer = await keyed(key);
      expect([answer.status, errorOf(answer)]).to.deep.equal([409, "secret_in_use"]);
      expect((await list()).at(-1)).to.deep.include({ id, fingerprint });
    });

    it("with another hash is refused when the secret is no longer current", async () => {
      const key = randomUUID();
      await keyed(key);
      await post({ overlapSeconds: 60 });
      const answer = await keyed(key);
      expect([answer.status, errorOf(answer)]).to.deep.equal([409, "secret_in_use"]);
    });
  });

  describe("a stale If-Match", () => {
    it("is refused with the current secret, on which the next request can build", async () => {
      const reset = (await post({})).json<Json>();
      const stale = await post({ overlapSeconds: 60 }, { "if-match": `"${first.id}"` });
      expect([stale.status, errorOf(stale)]).to.deep.equal([412, "precondition_failed"]);
      const { current } = stale.json<Json>();
      expect(current).to.deep.include({ id: reset.id, fingerprint: reset.fingerprint, current: true });
      expect(stale.text).not.to.include(reset.secret);

      const next = await post({ overlapSeconds: 60 }, { "if-match": `"${current.id}"` });
      expect(next.status).to.equal(201);
      expect((await list()).find(({ id }) => id === current.id)?.expiresAt).not.to.equal(null);
    });

    it("is refused when there is no current secret any more", async () => {
      await succeed(portal, token, "DELETE", `${url}/${first.id}`);
      const answer = await post({}, { "if-match": `"${first.id}"` });
      expect(answer.status).to.equal(412);
      expect((await post({})).status).to.equal(201);
    });
  });

  describe("a hash that this client had", () => {
    const reused = async (secretHash: string) => {
      const answer = await post({ secretHash }, { "idempotency-key": randomUUID() });
      expect([answer.status, errorOf(answer)]).to.deep.equal([409, "secret_reused"]);
    };

    it("is refused when it is the current one", async () => {
      const { secretHash } = programSecret();
      await post({ secretHash });
      await reused(secretHash);
    });

    it("is refused when it ended more than 30 days ago", async () => {
      const { secretHash } = programSecret();
      await post({ secretHash });
      await post({});
      portal.advance(31 * days);
      expect(await list()).to.have.length(1);
      await reused(secretHash);
    });

    it("is refused when it was replaced in place, so that two runs cannot replace each other for ever", async () => {
      const key = randomUUID();
      const lost = programSecret();
      await keyed(key, lost);
      await keyed(key);
      await reused(lost.secretHash);
      const answer = await keyed(key, lost);
      expect([answer.status, errorOf(answer)]).to.deep.equal([409, "secret_reused"]);
    });

    it("is refused for this client only", async () => {
      const { secretHash } = programSecret();
      await post({ secretHash });
      const other = await newApp(portal, token);
      const answer = await portal.send("POST", `${other}/${part}`, {
        token,
        body: { secretHash },
      });
      expect(answer.status).to.equal(201);
    });
  });

  it("lets exactly one of 50 rotations win that build on the same secret", async () => {
    const rotations = Array.from({ length: 50 }, () =>
      post(
        { secretHash: programSecret().secretHash, overlapSeconds: 60 },
        { "idempotency-key": randomUUID(), "if-match": `"${first.id}"` },
      ),
    );
    const answers = await Promise.all(rotations);
    const statuses = answers.map(({ status }) => status).sort((one, other) => one - other);
    expect(statuses).to.deep.equal([201, ...Array.from({ length: 49 }, () => 412)]);
    const winner = answers.find(({ status }) => status === 201)!.json<Json>();
    expect((await list()).filter(({ current }) => current).map(({ id }) => id)).to.deep.equal([winner.id]);
  });

  it("names every wrong field at once", async () => {
    const answer = await post({ secretHash: "ABC", overlapSeconds: 31_536_001, overlap: "1h" });
    expect(answer.status).to.equal(422);
    const fields = answer
      .json<Json>()
      .error.fields.map(({ field }) => field)
      .sort();
    expect(fields).to.deep.equal(["overlap", "overlapSeconds", "secretHash"]);
    expect((await post({ overlapSeconds: 31_536_000 })).status).to.equal(201);
    expect((await post({ overlapSeconds: -1 })).status).to.equal(422);
  });
});
