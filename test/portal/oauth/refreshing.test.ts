import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import { granted, startOAuth, type OAuth, type TestClient } from "../../support/oauth.ts";
import { expectError, type OAuthJson } from "../../support/oauth-requests.ts";

onEachDatabase("a refresh token (RFC 6749, 6)", () => {
  let oauth: OAuth;
  let client: TestClient;
  let first: OAuthJson;

  before(async () => {
    oauth = await startOAuth();
    client = await oauth.production();
  });
  beforeEach(async () => {
    first = await oauth.tokens(client, oauth.person);
  });
  after(() => oauth.portal.stop());

  const refresh = ({ refresh_token }: OAuthJson, by = client) => oauth.refresh(by, refresh_token);

  /** What is stored of the newest grant. */
  const storedGrant = () =>
    oauth.portal.store.read((db) =>
      db.selectFrom("oauth_grants").selectAll().orderBy("id", "desc").limit(1).executeTakeFirstOrThrow(),
    );

  it("gives a new pair each time, and the account that authorized is the same", async () => {
    let tokens = first;
    const seen = new Set<string>();
    for (let n = 0; n < 5; n++) {
      seen.add(tokens.access_token).add(tokens.refresh_token);
      tokens = granted(await refresh(tokens));
      const { json } = await oauth.info(tokens.access_token);
      expect(json.resource_owner_id).to.equal(oauth.person.id);
    }
    expect(seen.size).to.equal(10);
  });

  it("lives longer than the access token that came with it", async () => {
    oauth.portal.advance(5_400_000);
    expect(await oauth.lives(first)).to.equal(false);
    expect(await oauth.lives(granted(await refresh(first)))).to.equal(true);
  });

  for (const pause of [0, 9_999]) {
    it(`used again ${pause} ms after its first use is refused, and its family lives`, async () => {
      const second = granted(await refresh(first));
      oauth.portal.advance(pause);
      expectError(await refresh(first), "invalid_grant");
      expectError(await refresh(first), "invalid_grant");
      expect(await oauth.lives(second)).to.equal(true);
      granted(await refresh(second));
    });
  }

  it("used again later ends its family, and that is stored although the answer is an error", async () => {
    const second = granted(await refresh(first));
    const third = granted(await refresh(second));
    oauth.portal.advance(10_001);
    expectError(await refresh(first), "invalid_grant");
    expect([await oauth.lives(first), await oauth.lives(second), await oauth.lives(third)]).to.deep.equal([
      false,
      false,
      false,
    ]);
    expectError(await refresh(third), "invalid_grant");
    expect((await storedGrant()).revoked_at).to.equal(oauth.portal.clock().toISOString());
  });

  it("is judged by its first use: another within the ten seconds buys no time", async () => {
    const second = granted(await refresh(first));
    oauth.portal.advance(9_000);
    expectError(await refresh(first), "invalid_grant");
    oauth.portal.advance(2_000);
    expectError(await refresh(first), "invalid_grant");
    expect(await oauth.lives(second)).to.equal(false);
  });

  it("used again later leaves the other families of the same person and client alone", async () => {
    const bystander = await oauth.tokens(client, oauth.person);
    granted(await refresh(first));
    oauth.portal.advance(11_000);
    expectError(await refresh(first), "invalid_grant");
    expect(await oauth.lives(bystander)).to.equal(true);
    granted(await refresh(bystander));
  });

  it("is nothing to another client, whose attempts leave it alone, also after its use", async () => {
    const other = await oauth.production();
    expectError(await refresh(first, other), "invalid_grant");
    const second = granted(await refresh(first));
    oauth.portal.advance(11_000);
    expectError(await refresh(first, other), "invalid_grant");
    expect(await oauth.lives(second)).to.equal(true);
    granted(await refresh(second));
  });

  it("is left alone by who fails to authenticate", async () => {
    expectError(await refresh(first, { ...client, secret: "wrong" }), "invalid_client");
    granted(await refresh(first));
  });

  it("is not spent by a request that is refused for its form", async () => {
    expectError(await oauth.refresh(client, first.refresh_token, { scope: "read" }), "invalid_scope");
    granted(await refresh(first));
  });

  it("10.4: of 50 refreshes at once, exactly one succeeds, and the family lives", async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => refresh(first)));
    const [winner, ...others] = answers.toSorted((one, other) => one.status - other.status);
    const second = granted(winner!);
    for (const answer of others) expectError(answer, "invalid_grant");
    expect(await oauth.lives(second)).to.equal(true);
    granted(await refresh(second));
  });
});
