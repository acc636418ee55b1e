import { expect } from "chai";
import { randomUUID } from "node:crypto";
import { onEachDatabase } from "../../support/databases.ts";
import type { TestPortal } from "../../support/portal.ts";
import { newProgram, nextRun, programSecret } from "../../support/program.ts";
import { scenarios, type Scenario } from "../../support/scenarios.ts";
import { newApp, startStage, succeed, type Json } from "../../support/stage.ts";

onEachDatabase("sandboxes", () => {
  let portal: TestPortal;
  let token: string;

  before(async () => {
    const stage = await startStage();
    portal = stage.portal;
    token = stage.owner.token;
  });
  after(() => portal.stop());

  async function newWorld() {
    const none = `${await newApp(portal, token)}/sandbox`;
    const held = `${await newApp(portal, token)}/sandbox`;
    const owned = `${await newApp(portal, token)}/sandbox`;
    await succeed(portal, token, "POST", held);
    const { secret } = await succeed(portal, token, "GET", `${held}/secret`);
    const own = programSecret();
    await succeed(portal, token, "POST", owned, { body: { secretHash: own.secretHash } });
    return { token, none, held, owned, secret: secret, own };
  }
  type World = Awaited<ReturnType<typeof newWorld>>;

  const list: Scenario<World>[] = [
    {
      name: "are generating at first",
      request: ({ none }) => ["POST", none],
      status: 201,
      has: {
        status: "generating",
        readyAt: null,
        failureReason: null,
        secretViewable: true,
        secretLastUsedAt: null,
        secretLastUsedAddress: null,
        redirectUris: ["http://localhost"],
        managedBy: null,
      },
    },
    {
      name: "exist once for an app",
      request: ({ held }) => ["POST", held],
      status: 409,
      code: "sandbox_exists",
    },
    {
      name: "are not there before they are generated",
      request: ({ none }) => ["GET", none],
      status: 404,
      code: "not_found",
    },
    {
      name: "show their secret only where it is asked for",
      request: ({ held }) => ["GET", held],
      status: 200,
      has: { secretViewable: true },
      lacks: ({ secret }) => [secret, '"secret":'],
    },
    {
      name: "keep of a program's secret only the hash, and do not show that",
      request: ({ owned }) => ["GET", owned],
      status: 200,
      has: { secretViewable: false },
      lacks: ({ own }) => [own.secret, own.secretHash],
    },
    {
      name: "cannot show a secret that a program owns",
      request: ({ owned }) => ["GET", `${owned}/secret`],
      status: 409,
      code: "secret_not_held",
    },
    {
      name: "have nothing else to change but who manages them",
      request: ({ held }) => ["PATCH", held, { body: { status: "ready" } }],
      status: 422,
      code: "validation_failed",
    },
    {
      name: "refuse to be deleted on a stale view",
      request: ({ held }) => ["DELETE", held, { headers: { "if-match": '"other"' } }],
      status: 412,
      code: "precondition_failed",
    },
    {
      name: "take no secret, only its hash",
      request: ({ none }) => ["POST", none, { body: { secretHash: "hunter2" } }],
      status: 422,
      lacks: () => ["hunter2"],
    },
  ];
  scenarios(() => portal, newWorld, list);

  it("are ready when the time has passed that the settings say, also after the setting is changed", async () => {
    const url = `${await newApp(portal, token)}/sandbox`;
    await succeed(portal, token, "PATCH", "/settings", { body: { sandboxGenerationSeconds: 60 } });
    await succeed(portal, token, "POST", url);
    await succeed(portal, token, "PATCH", "/settings", { body: { sandboxGenerationSeconds: 0 } });
    portal.advance(59_999);
    expect(await succeed(portal, token, "GET", url)).to.deep.include({ status: "generating", readyAt: null });
    portal.advance(1);
    const readyAt = portal.clock().toISOString();
    expect(await succeed(portal, token, "GET", url)).to.deep.include({ status: "ready", readyAt });
    const other = `${await newApp(portal, token)}/sandbox`;
    expect((await succeed(portal, token, "POST", other)).status).to.equal("ready");
  });

  it("get their seed data with the request that generates them", async () => {
    const { held } = await newWorld();
    const { companyId, projectId } = await succeed(portal, token, "GET", held);
    const records = await recordsOf(companyId);
    expect(records.filter(({ collection }) => collection === "tasks")).to.have.length(8);
    const project = records.find(({ collection }) => collection === "projects");
    expect(project?.id).to.equal(projectId);
  });

  it("are clean when they are generated again: another company, other credentials, nothing left of the first", async () => {
    const { held, secret } = await newWorld();
    const first = await succeed(portal, token, "GET", held);
    await succeed(portal, token, "DELETE", held);
    expect(await recordsOf(first.companyId)).to.deep.equal([]);
    const second = await succeed(portal, token, "POST", held);
    expect(second.companyId).to.be.greaterThan(first.companyId);
    expect(second.clientId).not.to.equal(first.clientId);
    expect((await succeed(portal, token, "GET", `${held}/secret`)).secret).not.to.equal(secret);
  });

  it("are gone with their app, and stay gone after a restore", async () => {
    const { held } = await newWorld();
    const app = held.replace("/sandbox", "");
    await succeed(portal, token, "DELETE", app);
    await succeed(portal, token, "POST", `${app}/restore`);
    expect((await portal.send("GET", held, { token })).status).to.equal(404);
  });

  describe("their secret", () => {
    const reset = (url: string, body: object = {}, headers: Record<string, string> = {}) =>
      portal.send("POST", `${url}/secret`, { token, body, headers });

    it("can be viewed again and again, and who viewed it is written down", async () => {
      const { held, secret } = await newWorld();
      expect((await succeed(portal, token, "GET", `${held}/secret`)).secret).to.equal(secret);
      const { items } = await succeed(portal, token, "GET", held.replace("/sandbox", "/audit-events"));
      expect(items.map(({ action }) => action)).to.include("sandbox.secret_viewed");
      expect(JSON.stringify(items)).not.to.include(secret);
    });

    it("can be reset, by which the former one is gone", async () => {
      const { held, secret } = await newWorld();
      const answer = await reset(held);
      expect(answer.status).to.equal(201);
      const made = answer.json<Json>();
      expect(made.secret).not.to.equal(secret);
      expect(made.secretFingerprint).to.equal(programSecret(made.secret).fingerprint);
      expect((await succeed(portal, token, "GET", `${held}/secret`)).secret).to.equal(made.secret);
    });

    it("can be taken over by a program, which the portal then cannot show", async () => {
      const { held } = await newWorld();
      const { secretHash, fingerprint } = programSecret();
      expect((await reset(held, { secretHash })).json()).to.deep.equal({ secretFingerprint: fingerprint });
      const seen = await succeed(portal, token, "GET", held);
      expect(seen).to.deep.include({ secretFingerprint: fingerprint, secretViewable: false });
    });

    it("stays when a request is repeated under its key", async () => {
      const { held } = await newWorld();
      const headers = { "idempotency-key": randomUUID() };
      const first = await reset(held, {}, headers);
      const again = await reset(held, {}, headers);
      expect([first.status, again.status]).to.deep.equal([201, 200]);
      const { secretFingerprint } = first.json<Json>();
      expect(again.json(), "the secret is shown once").to.deep.equal({ secretFingerprint });
      const own = programSecret();
      expect((await reset(held, { secretHash: own.secretHash }, headers)).status).to.equal(201);
      expect((await reset(held, { secretHash: own.secretHash }, headers)).status).to.equal(200);
    });

    it("is to be reset when the key that sealed it is lost", async () => {
      const { held } = await newWorld();
      await portal.store.write((db) =>
        db.updateTable("client_secrets").set({ sealed: "lost.AAAA.AAAA" }).execute(),
      );
      const answer = await portal.send("GET", `${held}/secret`, { token });
      expect(answer.json<Json>().error.code).to.equal("secret_unreadable");
      expect(await succeed(portal, token, "GET", held)).to.deep.include({ secretViewable: false });
      expect((await reset(held)).status).to.equal(201);
    });
  });

  describe("of a program", () => {
    it("are made once, and pass to the next run", async () => {
      const { none } = await newWorld();
      const program = newProgram();
      const { secretHash } = programSecret();
      const create = ({ managedBy, headers }: typeof program) =>
        portal.send("POST", none, { token, body: { secretHash, managedBy }, headers });
      const answers = await Promise.all([1, 2, 3].map(() => create(program)));
      expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 200, 201]);
      const later = nextRun(program);
      expect((await create(later)).headers["devportal-taken-over"]).to.equal("true");

      const late: [method: "POST" | "DELETE", path: string][] = [
        ["POST", `${none}/secret`],
        ["DELETE", none],
      ];
      for (const [method, path] of late) {
        const answer = await portal.send(method, path, { token, headers: program.headers });
        expect(answer.json<Json>().error.code, method).to.equal("claim_lost");
      }
      await succeed(portal, token, "DELETE", none, { headers: later.headers });
    });

    it("are re-keyed by a rename", async () => {
      const { held } = await newWorld();
      const program = newProgram();
      const renamed = newProgram();
      const headers = { ...renamed.headers, "devportal-claim": program.claim };
      await succeed(portal, token, "PATCH", held, {
        body: { managedBy: program.managedBy },
        headers: program.headers,
      });
      const body = { managedBy: renamed.managedBy };
      expect((await succeed(portal, token, "PATCH", held, { body, headers })).managedBy).to.equal(
        renamed.managedBy,
      );
    });
  });

  function recordsOf(companyId: number) {
    return portal.store.read((db) =>
      db
        .selectFrom("sandbox_records")
        .innerJoin("sandboxes", "sandboxes.id", "sandbox_records.sandbox_id")
        .where("company_id", "=", companyId)
        .select(["collection", "sandbox_records.id"])
        .execute(),
    );
  }
});
