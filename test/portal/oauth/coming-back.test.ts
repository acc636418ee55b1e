import { expect } from "chai";
import { startOAuth, type OAuth } from "../../support/oauth.ts";
import { newCollaborator, succeed } from "../../support/stage.ts";

describe("a collaborator who comes back to an app", () => {
  let oauth: OAuth;

  beforeEach(async () => {
    oauth = await startOAuth();
  });
  afterEach(() => oauth.portal.stop());

  it("finds that no token of the time before opens the sandbox", async () => {
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

  it("keeps what they had authorized in production, where they are a person like any other", async () => {
    const { portal, owner, person } = oauth;
    const client = await oauth.production();
    const collaborator = await newCollaborator(portal, owner.token, client.app, person, "developer");
    const tokens = await oauth.tokens(client, person);
    await succeed(portal, owner.token, "DELETE", collaborator);
    expect(await oauth.lives(tokens)).to.equal(true);
  });
});
