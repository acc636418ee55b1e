import { expect } from "chai";
import { setActive } from "../../../portal/accounts/manage.ts";
import { issueLink } from "../../../portal/accounts/one-time-links.ts";
import { onEachDatabase } from "../../support/databases.ts";
import { granted, oauthOf } from "../../support/oauth.ts";
import { expectError } from "../../support/oauth-requests.ts";
import { person, signIn } from "../../support/people.ts";
import { startTwoPortals, type TwoPortals } from "../../support/two-portals.ts";
import { visitor, type Visitor } from "../../support/visitor.ts";

type OAuth = ReturnType<typeof oauthOf>;
type Account = Awaited<ReturnType<TwoPortals["one"]["account"]>>;

onEachDatabase("what happens at one portal of two", function () {
  this.timeout(30_000);

  let two: TwoPortals;
  let operator: Account;
  let ada: Account;

  beforeEach(async () => {
    two = await startTwoPortals();
    operator = await two.one.account("owner@example.com", { operator: true });
    ada = await two.one.account("ada@example.com");
  });
  afterEach(() => two.stop());

  /** The same browser at the other portal. */
  function elsewhere(browser: Visitor): Visitor {
    const there = visitor(two.other);
    for (const [name, value] of browser.cookies) there.cookies.set(name, value);
    return there;
  }

  const asked = async ({ token }: Account) => (await two.other.send("GET", "/me", { token })).status;

  const deactivate = (active: boolean) =>
    two.one.store.write((db) =>
      setActive(
        {
          db,
          now: two.one.clock().toISOString(),
          actor: {
            accountId: operator.id,
            email: operator.email,
            operator: true,
            address: null,
            token: null,
          },
        } as Parameters<typeof setActive>[0],
        ada.id,
        active,
      ),
    );

  it("ends a management token at the other at once, and so does the end of its account", async () => {
    expect(await asked(ada)).to.equal(200);
    await deactivate(false);
    expect(await asked(ada)).to.equal(401);
    await deactivate(true);
    expect(await asked(ada)).to.equal(200);
    const signedIn = await visitor(two.one).signInAs(ada);
    const { text } = await signedIn.get("/tokens");
    const path = /\/tokens\/[\w-]+\/revoke/.exec(text)?.[0] ?? "";
    expect((await signedIn.post(path)).status).to.equal(303);
    expect(await asked(ada)).to.equal(401);
  });

  it("signs in and out at the other too", async () => {
    await person(two.one, "bob@example.com");
    const here = visitor(two.one);
    expect((await signIn(here, "bob@example.com")).location).to.equal("/apps");
    const there = elsewhere(here);
    expect((await there.get("/apps")).status).to.equal(200);
    const hidden = await here.hidden("/sign-out", "/apps");
    await there.postAsIs("/sign-out", hidden);
    expect((await here.get("/apps")).location).to.match(/^\/sign-in/);
  });

  it("ends the sessions of an account at the other when it is deactivated", async () => {
    const there = elsewhere(await visitor(two.one).signInAs(ada));
    expect((await there.get("/apps")).status).to.equal(200);
    await deactivate(false);
    expect((await there.get("/apps")).location).to.match(/^\/sign-in/);
  });

  it("shows a form that the other takes, also of a visitor who is not signed in", async () => {
    await person(two.one, "bob@example.com");
    const here = visitor(two.one);
    const hidden = await here.hidden("/sign-in");
    const fields = { ...hidden, email: "bob@example.com", password: "wrong" };
    expect((await elsewhere(here).postAsIs("/sign-in", fields)).status).to.equal(401);
    expect((await visitor(two.other).postAsIs("/sign-in", fields)).status, "another browser").to.equal(403);
  });

  it("makes a one-time link that works at the other, once", async () => {
    const moment = { now: two.one.clock().toISOString(), publicUrl: "" };
    const link = await two.one.store.write((db) =>
      issueLink({ db, ...moment }, "sign-up", "new@example.com"),
    );
    const there = visitor(two.other);
    const hidden = await there.hidden("/sign-up", link);
    const fields = { ...hidden, firstName: "New", lastName: "Person", password: "a long password" };
    expect((await there.postAsIs("/sign-up", fields)).location).to.equal("/apps");
    expect((await visitor(two.one).get(link)).status).to.equal(410);
  });

  it("ends a client's secret and the tokens it got at the other at once", async () => {
    const [here, there] = two.both.map((portal) => oauthOf(portal, operator)) as [OAuth, OAuth];
    const client = await here.production();
    const tokens = await there.ownTokens(client);
    const secrets = `${client.app}/production-credentials/secrets`;
    const { token } = operator;
    const rotated = await two.one.send("POST", secrets, { token, body: { overlapSeconds: 3_600 } });
    expect(rotated.status, rotated.text).to.equal(201);
    granted(await there.token(client, { grant_type: "client_credentials" }));
    expect(await there.lives(tokens)).to.equal(true);
    const listed = await two.one.send("GET", `${client.app}/production-credentials`, { token });
    const { secrets: known } = listed.json<{ secrets: { id: string; current: boolean }[] }>();
    const id = known.find(({ current }) => !current)?.id;
    expect((await two.one.send("DELETE", `${secrets}/${id}`, { token })).status).to.equal(204);
    expectError(await there.token(client, { grant_type: "client_credentials" }), "invalid_client");
    expect(await there.lives(tokens)).to.equal(false);
  });

  it("shows logos that were sent to the other", async () => {
    const { app } = await oauthOf(two.one, operator).production();
    const png = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
      "base64",
    );
    const put = await two.one.send("PUT", `${app}/logo`, {
      token: operator.token,
      body: png,
      headers: { "content-type": "image/png" },
    });
    expect(put.status, put.text).to.be.within(200, 201);
    const got = await two.other.send("GET", `${app}/logo`, { token: operator.token });
    expect(got.bytes.equals(png)).to.equal(true);
  });

  it("keeps when a token was used last, whichever wrote that down last", async () => {
    await two.one.send("GET", "/me", { token: ada.token });
    two.one.advance(5_000);
    await two.other.send("GET", "/me", { token: ada.token });
    const last = two.one.clock().toISOString();
    await two.other.app.close();
    await two.one.app.close();
    const rows = await two.one.store.read((db) =>
      db.selectFrom("tokens").where("account_id", "=", ada.id).select("last_used_at").execute(),
    );
    expect(rows).to.deep.equal([{ last_used_at: last }]);
  });
});
