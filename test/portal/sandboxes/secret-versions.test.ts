import { expect } from "chai";
import { randomUUID } from "node:crypto";
import { onEachDatabase } from "../../support/databases.ts";
import type { TestPortal } from "../../support/portal.ts";
import { programSecret } from "../../support/program.ts";
import { useSecret } from "../../support/secret-use.ts";
import { newApp, startStage, succeed, type Json } from "../../support/stage.ts";

onEachDatabase("the secret of a sandbox, in versions,", () => {
  let portal: TestPortal;
  let token: string;
  let app: string;
  let url: string;

  before(async () => {
    const stage = await startStage();
    portal = stage.portal;
    token = stage.owner.token;
  });
  after(() => portal.stop());
  beforeEach(async () => {
    app = await newApp(portal, token);
    url = `${app}/sandbox`;
    await succeed(portal, token, "POST", url);
  });

  const see = () => succeed(portal, token, "GET", url);
  const rotate = (body: object = {}) => succeed(portal, token, "POST", `${url}/secrets`, { body });
  const reset = (body: object = {}, key = randomUUID()) =>
    portal.send("POST", `${url}/secret`, { token, body, headers: { "idempotency-key": key } });
  const view = () => portal.send("GET", `${url}/secret`, { token });
  const live = async () =>
    (await succeed(portal, token, "GET", `${url}/secrets?live=true`)).items.map(({ number }) => number);
  const rows = (clientId: string) =>
    portal.store.read(async (db) => ({
      secrets: await db
        .selectFrom("client_secrets")
        .where("client_id", "=", clientId)
        .select(["number", "sealed"])
        .orderBy("number")
        .execute(),
      hashes: await db
        .selectFrom("client_secret_hashes")
        .where("client_id", "=", clientId)
        .selectAll()
        .execute(),
    }));

  it("shows the current version where it showed the only one", async () => {
    const { number, fingerprint } = await rotate({ overlapSeconds: 60 });
    const { currentSecret, secrets, ...sandbox } = await see();
    expect(currentSecret).to.deep.equal(secrets.find(({ current }) => current));
    expect(currentSecret).to.deep.include({ number, fingerprint });
    expect(sandbox).to.include({ secretFingerprint: fingerprint, secretViewable: true });
    expect(number).to.equal(2);
  });

  it("can be viewed as far as the current version is the portal's, also after it was replaced in place", async () => {
    expect((await view()).json<Json>().secret).to.match(/^[\w-]{43}$/);
    const headers = { "idempotency-key": randomUUID() };
    const lost = await succeed(portal, token, "POST", `${url}/secrets`, { headers });
    const found = await succeed(portal, token, "POST", `${url}/secrets`, { headers });
    expect([found.id, found.secret === lost.secret]).to.deep.equal([lost.id, false]);
    expect((await view()).json<Json>().secret).to.equal(found.secret);
    await rotate({ secretHash: programSecret().secretHash, overlapSeconds: 60 });
    expect((await view()).json<Json>().error.code).to.equal("secret_not_held");
    expect((await see()).secretViewable).to.equal(false);
    const { secret } = await rotate();
    expect((await view()).json<Json>().secret).to.equal(secret);
  });

  it("is kept to be shown for the current version only", async () => {
    const { clientId } = await see();
    await rotate({ overlapSeconds: 60 });
    const sealed = async () => (await rows(clientId)).secrets.map(({ sealed }) => sealed !== null);
    expect(await sealed()).to.deep.equal([false, true]);
    const { currentSecret } = await see();
    await succeed(portal, token, "DELETE", `${url}/secrets/${currentSecret.id}`);
    expect(await sealed()).to.deep.equal([false, false]);
  });

  it("opens in its own row only", async () => {
    const { clientId } = await see();
    await rotate({ overlapSeconds: 60 });
    const [other] = (await rows(clientId)).secrets.slice(-1);
    await rotate({ overlapSeconds: 60 });
    await portal.store.write((db) =>
      db
        .updateTable("client_secrets")
        .set({ sealed: other?.sealed ?? "" })
        .where("is_current", "=", 1)
        .where("client_id", "=", clientId)
        .execute(),
    );
    expect((await view()).json<Json>().error.code).to.equal("secret_unreadable");
  });

  it("is not there when its current version is revoked, until a reset", async () => {
    const { currentSecret } = await see();
    await succeed(portal, token, "DELETE", `${url}/secrets/${currentSecret.id}`);
    expect(await see()).to.include({ currentSecret: null, secretFingerprint: null, secretViewable: false });
    expect((await view()).status).to.equal(404);
    const { secret } = (await reset()).json<Json>();
    expect((await view()).json<Json>().secret).to.equal(secret);
  });

  it("is ended in every version by a reset", async () => {
    await rotate({ overlapSeconds: 3_600, keepWhileUsedSeconds: 3_600 });
    expect(await live()).to.deep.equal([1, 2]);
    expect((await reset()).status).to.equal(201);
    expect(await live()).to.deep.equal([3]);
  });

  it("is not put back by a reset that is sent again after another", async () => {
    const [key, { secretHash }, later] = [randomUUID(), programSecret(), programSecret()];
    expect((await reset({ secretHash }, key)).status).to.equal(201);
    await reset({ secretHash: later.secretHash });
    expect((await reset({ secretHash }, key)).status).to.equal(200);
    expect((await see()).secretFingerprint).to.equal(later.fingerprint);
    expect((await reset({ secretHash })).json<Json>().error.code).to.equal("secret_reused");
  });

  it("is reset under a known key too when another hash is sent, also after it was used", async () => {
    const [key, next] = [randomUUID(), programSecret()];
    await reset({}, key);
    const { currentSecret } = await see();
    await useSecret(portal, currentSecret.id);
    expect((await reset({ secretHash: next.secretHash }, key)).status).to.equal(201);
    expect((await see()).currentSecret).to.include({ number: 3, fingerprint: next.fingerprint });
    expect(await live()).to.deep.equal([3]);
  });

  it("is reset only from what If-Match names", async () => {
    const { currentSecret } = await see();
    const { id } = await rotate();
    const from = (id: string) =>
      portal.send("POST", `${url}/secret`, { token, headers: { "if-match": `"${id}"` } });
    const stale = await from(currentSecret.id);
    expect([stale.status, stale.json<Json>().current.id]).to.deep.equal([412, id]);
    expect((await from(id)).status).to.equal(201);
  });

  it("goes with the sandbox, in every version, and its hash may be that of the next one", async () => {
    const { secretHash } = programSecret();
    await rotate({ overlapSeconds: 3_600 });
    await rotate({ overlapSeconds: 3_600, secretHash });
    const { clientId } = await see();
    await succeed(portal, token, "DELETE", url);
    expect(await rows(clientId)).to.deep.equal({ secrets: [], hashes: [] });
    expect((await portal.send("GET", `${url}/secrets`, { token })).status).to.equal(404);
    const { items } = await succeed(portal, token, "GET", `${app}/audit-events`);
    const revoked = items.filter(({ action }) => action === "client_secret.revoked");
    expect(revoked.map(({ detail }) => (detail as { number: number }).number)).to.deep.equal([1, 2, 3]);
    const next = await succeed(portal, token, "POST", url, { body: { secretHash } });
    expect(next.currentSecret.number).to.equal(1);
  });

  it("is written down as the sandbox's", async () => {
    await rotate({ overlapSeconds: 60 });
    const { items } = await succeed(portal, token, "GET", `${app}/audit-events`);
    const events = items.filter(({ action }) => action.startsWith("client_secret."));
    expect(events.map(({ action }) => action)).to.deep.equal([
      "client_secret.issued",
      "client_secret.retired",
      "client_secret.issued",
    ]);
    for (const { detail } of events) expect(detail).to.include({ environment: "sandbox" });
  });
});
