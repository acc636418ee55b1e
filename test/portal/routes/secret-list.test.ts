import { expect } from "chai";
import { randomUUID } from "node:crypto";
import { days, hours } from "../../../portal/clock.ts";
import type { Secret } from "../../../portal/client-secrets/secret.ts";
import { describeBothClients } from "../../support/both-clients.ts";
import type { TestPortal } from "../../support/portal.ts";
import { newProgram, nextRun, programSecret, type Program } from "../../support/program.ts";
import { newApp, startStage, succeed, type Json } from "../../support/stage.ts";

describeBothClients("the secrets of a client", ({ part, inside: name }) => {
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
  const errorOf = (answer: { json: () => unknown }) => (answer.json() as Json).error.code;

  describe("when one is revoked", () => {
    it("ends the current secret at once, and leaves none", async () => {
      await succeed(portal, token, "DELETE", `${url}/${first.id}`);
      const { currentSecret, secrets } = await succeed(portal, token, "GET", `${app}/${part}`);
      expect(currentSecret).to.equal(null);
      expect(secrets[0]?.revokedAt).to.equal(portal.clock().toISOString());
    });

    it("changes nothing the second time", async () => {
      await succeed(portal, token, "DELETE", `${url}/${first.id}`);
      const before = await list();
      portal.advance(hours);
      await succeed(portal, token, "DELETE", `${url}/${first.id}`);
      expect(await list()).to.deep.equal(before);
    });

    it("honours If-Match", async () => {
      const headers = { "if-match": `"${randomUUID()}"` };
      expect((await portal.send("DELETE", `${url}/${first.id}`, { token, headers })).status).to.equal(412);
    });

    it("finds nothing under an id of another app", async () => {
      const other = await newApp(portal, token);
      const { currentSecret } = await succeed(portal, token, "POST", `${other}/${part}`);
      expect((await portal.send("DELETE", `${url}/${currentSecret.id}`, { token })).status).to.equal(404);
    });
  });

  it("shows those that ended for 30 days", async () => {
    await post({});
    portal.advance(30 * days - 1);
    expect(await list()).to.have.length(2);
    portal.advance(1);
    expect(await list()).to.have.length(1);
  });

  it("stand inside their owner as far as they live, and the newest 20", async () => {
    for (let n = 2; n <= 25; n++) await post({ overlapSeconds: n === 2 ? 0 : 3_600 });
    const inside = async () => {
      const { secrets } = await succeed(portal, token, "GET", `${app}/${part}`);
      const { items } = await succeed(portal, token, "GET", "/snapshot");
      const own = items.find(({ app: { id } }) => app.endsWith(id));
      expect(own?.[name].secrets).to.deep.equal(secrets);
      return secrets.map(({ number }) => number);
    };
    expect(await inside()).to.deep.equal(Array.from({ length: 20 }, (_, index) => index + 6));
    expect(await list()).to.have.length(25);
    await portal.store.write((db) =>
      db
        .updateTable("client_secrets")
        .set({ revoked_at: null, expires_at: null })
        .where("id", "=", first.id)
        .execute(),
    );
    expect((await inside())[0]).to.equal(1);
  });

  it("write down until when the former one lives after a rotation", async () => {
    await post({ overlapSeconds: 3_600 });
    const { items } = await succeed(portal, token, "GET", `${app}/audit-events`);
    const retired = items.find(({ action }) => action === "client_secret.retired");
    const expiresAt = new Date(portal.clock().getTime() + hours).toISOString();
    expect(retired).to.deep.include({ target: { type: "client_secret", id: first.id } });
    expect(retired?.detail).to.deep.include({ number: 1, expiresAt });
  });

  it("counts on after the newest, and pages", async () => {
    await post({ overlapSeconds: 60 });
    await post({ overlapSeconds: 60 });
    const page = await succeed(portal, token, "GET", `${url}?limit=2`);
    const rest = await succeed(portal, token, "GET", `${url}?limit=2&cursor=${page.nextCursor}`);
    const numbers = [...page.items, ...rest.items].map(({ number }) => number);
    expect(numbers).to.deep.equal([1, 2, 3]);
    expect(rest.nextCursor).to.equal(null);
  });

  describe("a claim", () => {
    const rotate = ({ claim }: Program) => post({}, { "devportal-claim": claim });

    it("that is not their owner's cannot rotate or revoke", async () => {
      const program = newProgram();
      const credentials = `${app}/${part}`;
      await succeed(portal, token, "PATCH", credentials, {
        body: { managedBy: program.managedBy },
        headers: program.headers,
      });
      expect((await rotate(program)).status).to.equal(201);
      const other = nextRun(program);
      expect(errorOf(await rotate(other))).to.equal("claim_lost");
      const revoked = await portal.send("DELETE", `${url}/${first.id}`, {
        token,
        headers: { "devportal-claim": other.claim },
      });
      expect(errorOf(revoked)).to.equal("claim_lost");
    });

    it("is not needed by a person", async () => {
      expect((await post({})).status).to.equal(201);
    });
  });

  it("writes each change into the audit log, without the secret or its hash", async () => {
    const key = randomUUID();
    const secrets = [programSecret(), programSecret()];
    for (const secret of secrets) await keyed(key, secret);
    await succeed(portal, token, "DELETE", `${url}/${first.id}`);
    const { items } = await succeed(portal, token, "GET", `${app}/audit-events`);
    const actions = items.map(({ action }) => action);
    expect(actions).to.include.members(["client_secret.issued", "client_secret.replaced"]);
    for (const { secretHash } of secrets) expect(JSON.stringify(items)).not.to.include(secretHash);
  });
});
