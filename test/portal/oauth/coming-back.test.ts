import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import { startOAuth, type OAuth } from "../../support/oauth.ts";
import { programSecret } from "../../support/program.ts";
import { newCollaborator, succeed } from "../../support/stage.ts";
import { visitor } from "../../support/visitor.ts";

onEachDatabase("what was authorized before", () => {
  let oauth: OAuth;

  beforeEach(async () => {
    oauth = await startOAuth();
  });
  afterEach(() => oauth.portal.stop());

  it("opens no sandbox to a collaborator who comes back", async () => {
    const { portal, owner, person } = oauth;
    const client = await oauth.sandbox();
    const invited = () => newCollaborator(portal, owner.token, client.app, person, "developer");
    const collaborator = await invited();
    const before = await oauth.tokens(client, person);
    await succeed(portal, owner.token, "DELETE", collaborator);
    await invited();

    expect(await oauth.lives(before)).to.equal(false);
    expect((await oauth.refresh(client, before.refresh_token)).json.error).to.equal("invalid_grant");
    expect(await oauth.lives(await oauth.tokens(client, person)), "authorized anew").to.equal(true);
  });

  it("lives on in production when a collaborator is removed, who is a person like any other there", async () => {
    const { portal, owner, person } = oauth;
    const client = await oauth.production();
    const collaborator = await newCollaborator(portal, owner.token, client.app, person, "developer");
    const tokens = await oauth.tokens(client, person);
    await succeed(portal, owner.token, "DELETE", collaborator);
    expect(await oauth.lives(tokens)).to.equal(true);
  });

  it("stays ended when an account is deactivated and let in again", async () => {
    const { portal, owner, person } = oauth;
    const client = await oauth.production();
    const tokens = await oauth.tokens(client, person);
    const operator = await visitor(portal).signInAs(owner);
    for (const value of ["false", "true"]) {
      const { status } = await operator.post(
        `/operator/accounts/${person.id}/active`,
        { value },
        { from: "/operator/accounts" },
      );
      expect(status).to.equal(303);
    }
    expect(await oauth.lives(tokens)).to.equal(false);
  });

  it("gives nothing after the app was deleted and restored, not even a code that was not used yet", async () => {
    const { portal, owner, person } = oauth;
    const client = await oauth.production();
    const code = await oauth.code(client, person);
    await succeed(portal, owner.token, "DELETE", client.app);
    await succeed(portal, owner.token, "POST", `${client.app}/restore`);
    const { secret, secretHash } = programSecret();
    await succeed(portal, owner.token, "POST", `${client.app}/production-credentials/secrets`, {
      body: { secretHash },
    });
    expect((await oauth.exchange({ ...client, secret }, code)).json.error).to.equal("invalid_grant");
  });
});
