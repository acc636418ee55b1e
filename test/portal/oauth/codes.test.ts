import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import {
  callback,
  granted,
  minute,
  newVerifier,
  startOAuth,
  type OAuth,
  type TestClient,
} from "../../support/oauth.ts";
import { expectError, type Params } from "../../support/oauth-requests.ts";
import { programSecret } from "../../support/program.ts";
import { succeed } from "../../support/stage.ts";

onEachDatabase("an authorization code (RFC 6749, 4.1)", () => {
  let oauth: OAuth;
  let client: TestClient;
  let other: TestClient;

  before(async () => {
    oauth = await startOAuth();
    client = await oauth.production();
    other = await oauth.production();
  });
  after(() => oauth.portal.stop());

  const newCode = (more?: Params) => oauth.code(client, oauth.person, more);

  it("4.1.2: is used once", async () => {
    const code = await newCode();
    granted(await oauth.exchange(client, code));
    expectError(await oauth.exchange(client, code), "invalid_grant");
  });

  it("4.1.2: lives ten minutes", async () => {
    const [late, timely] = [await newCode(), await newCode()];
    oauth.portal.advance(10 * minute - 1);
    granted(await oauth.exchange(client, timely));
    oauth.portal.advance(1);
    expectError(await oauth.exchange(client, late), "invalid_grant");
  });

  it("4.1.2: when it is used again, the tokens that came of it end, also those of a refresh", async () => {
    const code = await newCode();
    const first = granted(await oauth.exchange(client, code));
    const second = granted(await oauth.refresh(client, first.refresh_token));
    expect([await oauth.lives(first), await oauth.lives(second)]).to.deep.equal([true, true]);
    oauth.portal.advance(5 * minute);
    expectError(
      await oauth.exchange(client, code, { redirect_uri: "https://client.example/other" }),
      "invalid_grant",
    );
    expect([await oauth.lives(first), await oauth.lives(second)]).to.deep.equal([false, false]);
    expectError(await oauth.refresh(client, second.refresh_token), "invalid_grant");
  });

  it("4.1.2: when it is used again after its ten minutes, its tokens end as well", async () => {
    const code = await newCode();
    const tokens = granted(await oauth.exchange(client, code));
    oauth.portal.advance(11 * minute);
    expectError(await oauth.exchange(client, code), "invalid_grant");
    expect(await oauth.lives(tokens)).to.equal(false);
  });

  it("4.1.2: when it is used again, what else the person let the client do lives on", async () => {
    const bystander = await oauth.tokens(client, oauth.person);
    const code = await newCode();
    granted(await oauth.exchange(client, code));
    expectError(await oauth.exchange(client, code), "invalid_grant");
    expect(await oauth.lives(bystander)).to.equal(true);
  });

  const verifier = newVerifier();
  const failures: [name: string, params: Params][] = [
    ["another redirect URI", { redirect_uri: "https://client.example/other" }],
    ["a redirect URI with a trailing slash", { redirect_uri: `${callback}/` }],
    ["a redirect URI in another case", { redirect_uri: callback.toUpperCase() }],
    ["another verifier", { code_verifier: newVerifier().verifier }],
  ];
  for (const [name, params] of failures) {
    it(`4.1.3: is consumed by an exchange that fails for ${name}`, async () => {
      const code = await newCode(verifier.challenge);
      const right = { code_verifier: verifier.verifier };
      expectError(await oauth.exchange(client, code, { ...right, ...params }), "invalid_grant");
      expectError(await oauth.exchange(client, code, right), "invalid_grant");
    });
  }

  it("4.1.3: is refused without the redirect URI that was given when it was asked for", async () => {
    for (const redirect_uri of [undefined, ""]) {
      const code = await newCode();
      expectError(await oauth.exchange(client, code, { redirect_uri }), ["invalid_grant", "invalid_request"]);
    }
  });

  it("4.1.3: needs no redirect URI if none was given, and takes no other than that of the client", async () => {
    const left = { redirect_uri: undefined };
    granted(await oauth.exchange(client, await newCode(left), left));
    const code = await newCode(left);
    expectError(await oauth.exchange(client, code, { redirect_uri: "https://client.example/other" }), [
      "invalid_grant",
      "invalid_request",
    ]);
  });

  it("4.1.3: is nothing to another client, whose attempt leaves it alone, also after its use", async () => {
    const code = await newCode();
    expectError(await oauth.exchange(other, code), "invalid_grant");
    const tokens = granted(await oauth.exchange(client, code));
    expectError(await oauth.exchange(other, code), "invalid_grant");
    expect(await oauth.lives(tokens)).to.equal(true);
  });

  it("3.2.1: is left alone by who fails to authenticate", async () => {
    const code = await newCode();
    expectError(await oauth.exchange({ ...client, secret: "wrong" }, code), "invalid_client");
    granted(await oauth.exchange(client, code));
  });

  it("4.1.3: that was asked for before a rotation is exchanged under the new secret", async () => {
    const own = await oauth.production();
    const code = await oauth.code(own, oauth.person);
    const { secret, secretHash } = programSecret();
    await succeed(oauth.portal, oauth.owner.token, "POST", `${own.app}/production-credentials/secrets`, {
      body: { secretHash },
    });
    expect(await oauth.lives(granted(await oauth.exchange({ ...own, secret }, code)))).to.equal(true);
  });

  it("4.1.3: dies with its person's account", async () => {
    const leaving = await oauth.portal.account("leaving@example.com");
    const code = await oauth.code(client, leaving);
    const deactivated_at = oauth.portal.clock().toISOString();
    await oauth.portal.store.write((db) =>
      db.updateTable("accounts").set({ deactivated_at }).where("id", "=", leaving.id).execute(),
    );
    expectError(await oauth.exchange(client, code), "invalid_grant");
  });

  it("10.5: of 500 exchanges at once of one code, exactly one succeeds, and its tokens end", async () => {
    const code = await newCode();
    const answers = await Promise.all(Array.from({ length: 500 }, () => oauth.exchange(client, code)));
    const winners = answers.filter(({ status }) => status === 200);
    expect(winners).to.have.length(1);
    for (const answer of answers) if (answer !== winners[0]) expectError(answer, "invalid_grant");
    for (const { json } of winners) expect(await oauth.lives(json)).to.equal(false);
  });
});
