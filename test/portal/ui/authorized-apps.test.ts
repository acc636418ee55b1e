import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import { startOAuth, type OAuth } from "../../support/oauth.ts";
import { succeed } from "../../support/stage.ts";
import { visitor, type Visitor } from "../../support/visitor.ts";

onEachDatabase("the page Authorized Apps", () => {
  let oauth: OAuth;
  let person: Visitor;

  beforeEach(async () => {
    oauth = await startOAuth();
    person = await visitor(oauth.portal).signInAs(oauth.person);
  });
  afterEach(() => oauth.portal.stop());

  it("names an app once, however often it was authorized, and nothing that others authorized", async () => {
    const [client, others] = [await oauth.production(), await oauth.production()];
    await oauth.tokens(client, oauth.person);
    await oauth.tokens(client, oauth.person);
    await oauth.tokens(others, oauth.owner);

    const { text } = await person.get("/authorized-apps");
    expect(text.match(/href="\/authorized-apps\/[\w-]+\/withdraw"/g)).to.deep.equal([
      `href="/authorized-apps/${client.id}/withdraw"`,
    ]);
    expect((await person.get(`/authorized-apps/${others.id}/withdraw`)).status).to.equal(404);
  });

  it("ends at once all that an app can do for a person, and nothing that it can do for others", async () => {
    const client = await oauth.production();
    const [first, second, another, own] = [
      await oauth.tokens(client, oauth.person),
      await oauth.tokens(client, oauth.person),
      await oauth.tokens(client, oauth.owner),
      await oauth.ownTokens(client),
    ];

    const answer = await person.post(`/authorized-apps/${client.id}/withdraw`);
    expect(answer.location).to.equal("/authorized-apps?done=authorization-withdrawn");
    const lives = await Promise.all([first, second, another, own].map((tokens) => oauth.lives(tokens)));
    expect(lives).to.deep.equal([false, false, true, true]);
    expect((await oauth.refresh(client, first.refresh_token)).json.error).to.equal("invalid_grant");
    expect((await person.get("/authorized-apps")).text).to.contain("No app acts for you.");
  });

  it("tells production from the sandbox, and names nothing that has ended", async () => {
    const { portal, owner } = oauth;
    const [sandbox, withdrawn, reset] = [
      await oauth.sandbox(),
      await oauth.production(),
      await oauth.production(),
    ];
    const reader = await visitor(portal).signInAs(owner);
    for (const client of [sandbox, withdrawn, reset]) await oauth.tokens(client, owner);
    const { text } = await reader.get("/authorized-apps");
    expect(text.match(/<td>(Production|Sandbox)<\/td>/g)).to.have.members([
      "<td>Sandbox</td>",
      "<td>Production</td>",
      "<td>Production</td>",
    ]);

    await succeed(portal, owner.token, "DELETE", `${sandbox.app}/sandbox`);
    await succeed(portal, owner.token, "DELETE", `${withdrawn.app}/production-credentials`);
    await succeed(portal, owner.token, "POST", `${reset.app}/production-credentials/secrets`, { body: {} });
    expect((await reader.get("/authorized-apps")).text).to.contain("No app acts for you.");
  });

  it("is linked from the account, and asks who is not signed in to sign in", async () => {
    expect((await person.get("/account")).text).to.contain('href="/authorized-apps"');
    const { location } = await visitor(oauth.portal).get("/authorized-apps");
    expect(location).to.equal("/sign-in?next=%2Fauthorized-apps");
  });
});
