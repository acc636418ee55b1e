import { expect } from "chai";
import { randomUUID } from "node:crypto";
import { hashOf, randomText } from "../../../portal/client-secrets.ts";
import { oauthOf } from "../../support/oauth.ts";
import {
  account,
  end,
  expired,
  fillBefore,
  former,
  keys,
  made,
  oldest,
  owned,
  production,
  reset,
  shown,
  used,
} from "../../support/one-secret-database.ts";
import { startPortal, type TestPortal } from "../../support/portal.ts";
import { newApp, succeed } from "../../support/stage.ts";

describe("a database in which sandboxes had one secret each", () => {
  let portal: TestPortal;
  let token: string;
  let clients: ReturnType<typeof oauthOf>;

  beforeEach(async () => {
    portal = await startPortal({ keys, rateLimit: { perSecond: 1e6, burst: 1e6 } }, fillBefore);
    token = await portal.token(account);
    clients = oauthOf(portal, { id: account, token } as Awaited<ReturnType<TestPortal["account"]>>);
  });
  afterEach(() => portal.stop());

  const see = (path: string) => succeed(portal, token, "GET", path);

  it("keeps them as the first version, under the id that tokens point at", async () => {
    const first = { number: 1, current: true, expiresAt: null, revokedAt: null, keepUntil: null };
    const sandbox = await see(`${owned.app}/sandbox`);
    const fingerprint = hashOf(owned.secret).slice(0, 16);
    const use = { lastUsedAt: used, lastUsedAddress: "192.0.2.1" };
    expect(sandbox.secrets).to.deep.equal([sandbox.currentSecret]);
    expect(sandbox.currentSecret).to.include({
      ...first,
      ...use,
      id: owned.secretId,
      fingerprint,
      createdAt: reset,
    });
    expect(sandbox).to.include({
      secretFingerprint: fingerprint,
      secretViewable: false,
      secretLastUsedAt: used,
    });
    const other = await see(`${shown.app}/sandbox`);
    expect(other.currentSecret).to.include({
      ...first,
      id: shown.secretId,
      createdAt: made,
      lastUsedAt: null,
    });
    expect(other.secretViewable).to.equal(true);
  });

  it("keeps the versions of production credentials as they were", async () => {
    const { items } = await see(`${production.app}/production-credentials/secrets`);
    const seen = items.map(({ id, number, current, expiresAt, lastUsedAt }) => [
      id,
      number,
      current,
      expiresAt,
      lastUsedAt,
    ]);
    expect(seen).to.deep.equal(
      [
        [oldest.secretId, 1, false, expired, null],
        [former.secretId, 2, false, end, used],
        [production.secretId, 3, true, null, null],
      ].sort(([one], [other]) => (String(one) < String(other) ? -1 : 1)),
    );
  });

  it("keeps living tokens alive, and dead ones dead", async () => {
    const live = await Promise.all(
      [production, former, oldest, shown, owned].map((each) => clients.lives(each)),
    );
    expect(live).to.deep.equal([true, true, false, true, true]);
  });

  it("lets clients authenticate with what they had", async () => {
    const answers = await Promise.all(
      [production, former, oldest, shown, owned].map((each) =>
        clients.token(each, { grant_type: "client_credentials" }),
      ),
    );
    expect(answers.map(({ status }) => status)).to.deep.equal([200, 200, 401, 200, 200]);
  });

  it("shows the secret that was sealed, and no other", async () => {
    expect((await see(`${shown.app}/sandbox/secret`)).secret).to.equal(shown.secret);
    expect((await portal.send("GET", `${owned.app}/sandbox/secret`, { token })).status).to.equal(409);
  });

  it("lets a secret that was there retire with an overlap, in which its tokens live on", async () => {
    for (const each of [shown, owned]) {
      const body = { overlapSeconds: 60 };
      const { number } = await succeed(portal, token, "POST", `${each.app}/sandbox/secrets`, { body });
      expect([number, await clients.lives(each)]).to.deep.equal([2, true]);
      portal.advance(60_000);
      expect(await clients.lives(each)).to.equal(false);
    }
  });

  it("remembers under which keys and with which hashes secrets were issued", async () => {
    for (const { app, part, ...one } of [
      { ...production, part: "production-credentials/secrets" },
      { ...owned, part: "sandbox/secret" },
    ]) {
      const issue = (secretHash: string, key: string) =>
        portal.send("POST", `${app}/${part}`, {
          token,
          body: { secretHash },
          headers: { "idempotency-key": key },
        });
      expect((await issue(hashOf(one.secret), one.key)).status).to.equal(200);
      expect((await issue(hashOf(one.secret), randomUUID())).status).to.equal(409);
      expect((await issue(hashOf(randomText()), randomUUID())).status).to.equal(201);
    }
  });

  it("can make other clients, and delete those that were there", async () => {
    for (const { app } of [shown, owned]) await succeed(portal, token, "DELETE", `${app}/sandbox`);
    await succeed(portal, token, "DELETE", `${production.app}/production-credentials`);
    const app = await newApp(portal, token);
    for (const part of ["sandbox", "production-credentials"]) {
      expect((await succeed(portal, token, "POST", `${app}/${part}`)).currentSecret.number).to.equal(1);
    }
    expect(await Promise.all([production, shown, owned].map((each) => clients.lives(each)))).to.deep.equal([
      false,
      false,
      false,
    ]);
  });
});
