import { expect } from "chai";
import { granted, oauthOf, type TestClient } from "../../support/oauth.ts";
import { basicHeader, type OAuthJson } from "../../support/oauth-requests.ts";
import { spawnPortal, startPortal } from "../../support/portal.ts";

const rounds = 60;
const atOnce = 10;

describe("three processes on one database", function () {
  this.timeout(120_000);

  let portal: Awaited<ReturnType<typeof startPortal>>;
  let oauth: ReturnType<typeof oauthOf>;
  let owner: Awaited<ReturnType<typeof portal.account>>;
  let client: TestClient;
  const servers: Awaited<ReturnType<typeof spawnPortal>>[] = [];

  before(async () => {
    portal = await startPortal();
    portal.advance(Date.now() - portal.clock().getTime());
    owner = await portal.account("owner@example.com");
    oauth = oauthOf(portal, owner);
    client = await oauth.production();
    for (let n = 0; n < 3; n++) servers.push(await spawnPortal({ data: portal.folder, account: false }));
  });
  after(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await portal.stop();
  });

  /** Sends the same request to the three in turn, all at once. */
  async function race(form: Record<string, string>) {
    const send = async (n: number) => {
      const answer = await fetch(`${servers[n % servers.length]?.url}/oauth/token`, {
        method: "POST",
        headers: { authorization: basicHeader(client.id, client.secret) },
        body: new URLSearchParams(form),
      });
      return { status: answer.status, json: (await answer.json()) as OAuthJson };
    };
    const answers = await Promise.all(Array.from({ length: atOnce }, (_, n) => send(n)));
    const outcomes = answers.map(({ status, json }) => (status === 200 ? "won" : json.error)).sort();
    expect(outcomes).to.deep.equal([...Array<string>(atOnce - 1).fill("invalid_grant"), "won"]);
    return answers.find(({ status }) => status === 200)!.json;
  }

  it(`give one of ${atOnce} refreshes at once of one token, in ${rounds} rounds, and the family lives`, async () => {
    let tokens = await oauth.tokens(client, owner);
    for (let round = 0; round < rounds; round++) {
      tokens = await race({ grant_type: "refresh_token", refresh_token: tokens.refresh_token });
    }
    expect(await oauth.lives(tokens)).to.equal(true);
    granted(await oauth.refresh(client, tokens.refresh_token));
  });

  it(`give one of ${atOnce} exchanges at once of one code`, async () => {
    for (let round = 0; round < 10; round++) {
      const code = await oauth.code(client, owner);
      const tokens = await race({ grant_type: "authorization_code", code, redirect_uri: client.redirectUri });
      expect(await oauth.lives(tokens), "after its code was used again").to.equal(false);
    }
  });
});
