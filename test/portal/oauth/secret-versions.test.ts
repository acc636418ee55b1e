import { expect } from "chai";
import type { Secret } from "../../../portal/client-secrets/secret.ts";
import { describeBothClients } from "../../support/both-clients.ts";
import { granted, minute, startOAuth, type OAuth, type TestClient } from "../../support/oauth.ts";
import { expectError } from "../../support/oauth-requests.ts";
import { programSecret } from "../../support/program.ts";
import { succeed } from "../../support/stage.ts";

describeBothClients("the versions of a client's secret, and their tokens", ({ environment, part }) => {
  let oauth: OAuth;
  let client: TestClient;
  let url: string;

  before(async () => {
    oauth = await startOAuth();
  });
  after(() => oauth.portal.stop());
  beforeEach(async () => {
    client = await oauth[environment]();
    url = `${client.app}/${part}`;
  });

  const send = (method: "POST" | "DELETE" | "GET", path: string, body?: object) =>
    succeed(oauth.portal, oauth.owner.token, method, path, { body });
  const rotate = async (overlapSeconds: number, more: object = {}): Promise<TestClient> => {
    const { secret, secretHash } = programSecret();
    await send("POST", `${url}/secrets`, { secretHash, overlapSeconds, ...more });
    return { ...client, secret };
  };
  const revoke = async (which: (secret: Secret) => boolean) => {
    const { secrets } = await send("GET", url);
    await send("DELETE", `${url}/secrets/${secrets.find(which)?.id}`);
  };
  /** A token of a person, and one that the client has for itself. */
  const tokensOf = async (client: TestClient) =>
    [await oauth.tokens(client, oauth.owner), await oauth.ownTokens(client)] as const;
  const live = (tokens: readonly { access_token: string }[]) =>
    Promise.all(tokens.map((each) => oauth.lives(each)));

  it("authenticate side by side while both live, with tokens that live side by side", async () => {
    const newer = await rotate(3_600);
    for (const each of [client, newer]) expect(await live(await tokensOf(each))).to.deep.equal([true, true]);
  });

  const ends: [name: string, end: () => Promise<unknown>][] = [
    ["it is revoked", () => revoke(({ current }) => current)],
    ["it is rotated without an overlap", () => rotate(0)],
    ["its overlap ends", () => rotate(60).then(() => oauth.portal.advance(60_000))],
    ["it is the older of two when a third comes", () => rotate(3_600).then(() => rotate(3_600))],
    ["it is revoked in its overlap", () => rotate(60).then(() => revoke(({ current }) => !current))],
    ["its time after its last use ends", () => keptAndLeft()],
  ];
  const keptAndLeft = async () => {
    await rotate(60, { keepWhileUsedSeconds: 300 });
    oauth.portal.advance(0.5 * minute);
    granted(await oauth.token(client, { grant_type: "client_credentials" }));
    oauth.portal.advance(5 * minute);
    granted(await oauth.token(client, { grant_type: "client_credentials" }));
    oauth.portal.advance(7 * minute);
  };
  for (const [name, end] of ends) {
    it(`end for clients and tokens when ${name}; what another client has lives on`, async () => {
      const tokens = await tokensOf(client);
      const bystander = await tokensOf(await oauth[environment]());
      await end();
      expect([...(await live(tokens)), ...(await live(bystander))]).to.deep.equal([false, false, true, true]);
      expectError(await oauth.token(client, { grant_type: "client_credentials" }), "invalid_client");
      expectError(await oauth.refresh(client, tokens[0].refresh_token), "invalid_client");
    });
  }

  it("leave each other's tokens alone when one is revoked", async () => {
    const newer = await rotate(3_600);
    const [old, young] = [await tokensOf(client), await tokensOf(newer)];
    await revoke(({ current }) => current);
    expect([...(await live(old)), ...(await live(young))]).to.deep.equal([true, true, false, false]);
    granted(await oauth.token(client, { grant_type: "client_credentials" }));
    expectError(await oauth.token(newer, { grant_type: "client_credentials" }), "invalid_client");
  });

  it("live until their overlap ends, to the millisecond", async () => {
    const tokens = await oauth.tokens(client, oauth.owner);
    await rotate(60);
    oauth.portal.advance(59_999);
    expect(await oauth.lives(tokens)).to.equal(true);
    oauth.portal.advance(1);
    expect(await oauth.lives(tokens)).to.equal(false);
  });

  it("hand on a token that is refreshed under the newer one: the newer's end is its end", async () => {
    const first = await oauth.tokens(client, oauth.owner);
    const newer = await rotate(60);
    const second = granted(await oauth.refresh(newer, first.refresh_token));
    oauth.portal.advance(60_000);
    expect(await live([first, second])).to.deep.equal([false, true]);
    const third = granted(await oauth.refresh(newer, second.refresh_token));
    await rotate(0);
    expect(await live([second, third])).to.deep.equal([false, false]);
  });

  it("keep a token that is refreshed under the older one, in its overlap: it ends with it", async () => {
    const first = await oauth.tokens(client, oauth.owner);
    const newer = await rotate(60);
    const second = granted(await oauth.refresh(client, first.refresh_token));
    oauth.portal.advance(60_000);
    expect(await oauth.lives(second)).to.equal(false);
    expectError(await oauth.refresh(newer, second.refresh_token), "invalid_grant");
  });
});
