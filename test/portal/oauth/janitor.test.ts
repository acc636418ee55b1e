import { expect } from "chai";
import { sweep } from "../../../portal/oauth/janitor.ts";
import { onEachDatabase } from "../../support/databases.ts";
import { granted, minute, startOAuth, type OAuth, type TestClient } from "../../support/oauth.ts";
import { expectError } from "../../support/oauth-requests.ts";

const day = 24 * 60 * minute;

onEachDatabase("the janitor", () => {
  let oauth: OAuth;
  let client: TestClient;

  beforeEach(async () => {
    oauth = await startOAuth();
    client = await oauth.production();
  });
  afterEach(() => oauth.portal.stop());

  const swept = () => sweep(oauth.portal.store, oauth.portal.clock().toISOString());
  const rows = () =>
    oauth.portal.store.read(async (db) => ({
      grants: (await db.selectFrom("oauth_grants").select("id").execute()).length,
      codes: (await db.selectFrom("oauth_codes").select("hash").execute()).length,
      tokens: (await db.selectFrom("oauth_tokens").select("access_hash").execute()).length,
    }));

  it("removes nothing that lives: a code, an access token, a refresh token, a client's own token", async () => {
    const code = await oauth.code(client, oauth.person);
    const tokens = await oauth.tokens(client, oauth.person);
    const own = await oauth.ownTokens(client);
    oauth.portal.advance(10 * minute - 1);
    await swept();
    expect([await oauth.lives(tokens), await oauth.lives(own)]).to.deep.equal([true, true]);
    granted(await oauth.exchange(client, code));
    oauth.portal.advance(80 * minute);
    await swept();
    expect([await oauth.lives(tokens), await oauth.lives(own)]).to.deep.equal([true, true]);
    oauth.portal.advance(day);
    await swept();
    expect(await oauth.lives(granted(await oauth.refresh(client, tokens.refresh_token)))).to.equal(true);
  });

  it("removes clients' own tokens once they have expired", async () => {
    await oauth.ownTokens(client);
    oauth.portal.advance(90 * minute);
    await oauth.ownTokens(client);
    await swept();
    expect((await rows()).tokens).to.equal(1);
  });

  it("removes authorizations that came to nothing", async () => {
    await oauth.code(client, oauth.person);
    await oauth.code(client, oauth.person);
    oauth.portal.advance(30 * day);
    await oauth.code(client, oauth.person);
    await swept();
    expect(await rows()).to.include({ grants: 1, codes: 1 });
  });

  it("removes a family that nobody refreshed for a year, and all that belongs to it", async () => {
    await oauth.tokens(client, oauth.person);
    oauth.portal.advance(366 * day);
    await swept();
    expect(await rows()).to.deep.equal({ grants: 0, codes: 0, tokens: 0 });
  });

  it("removes more at once than it takes in one go", async () => {
    const { id } = await oauth.portal.store.read((db) =>
      db.selectFrom("apps").select("id").executeTakeFirstOrThrow(),
    );
    const past = "2025-01-01T00:00:00.000Z";
    const made = await oauth.ownTokens(client);
    const template = await oauth.portal.store.read((db) =>
      db.selectFrom("oauth_tokens").selectAll().executeTakeFirstOrThrow(),
    );
    for (let batch = 0; batch < 25; batch++) {
      const values = Array.from({ length: 100 }, (_, n) => ({
        ...template,
        access_hash: `${batch}-${n}`,
        app_id: id,
        access_expires_at: past,
        ends_at: past,
      }));
      await oauth.portal.store.write((db) => db.insertInto("oauth_tokens").values(values).execute());
    }
    expect((await rows()).tokens).to.equal(2_501);
    await swept();
    expect((await rows()).tokens).to.equal(1);
    expect(await oauth.lives(made)).to.equal(true);
  });

  it("keeps what is needed to tell that a refresh token or a code is used again", async () => {
    const code = await oauth.code(client, oauth.person);
    const first = granted(await oauth.exchange(client, code));
    const second = granted(await oauth.refresh(client, first.refresh_token));
    const other = await oauth.code(client, oauth.person);
    const others = granted(await oauth.exchange(client, other));
    oauth.portal.advance(5 * minute);
    await swept();
    expectError(await oauth.refresh(client, first.refresh_token), "invalid_grant");
    expectError(await oauth.exchange(client, other), "invalid_grant");
    expect([await oauth.lives(second), await oauth.lives(others)]).to.deep.equal([false, false]);
  });

  it("may come at the same time twice", async () => {
    await oauth.ownTokens(client);
    oauth.portal.advance(90 * minute);
    await Promise.all([swept(), swept(), swept()]);
    expect((await rows()).tokens).to.equal(0);
  });
});
