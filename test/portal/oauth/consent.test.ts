import { expect } from "chai";
import { formWith, press } from "../../support/consent.ts";
import { onEachDatabase } from "../../support/databases.ts";
import { wordsOf } from "../../support/forms.ts";
import { callback, startOAuth, type OAuth, type Person, type TestClient } from "../../support/oauth.ts";
import { person, signIn } from "../../support/people.ts";
import { newApp, newCollaborator, succeed } from "../../support/stage.ts";
import { visitor, type Visitor } from "../../support/visitor.ts";

onEachDatabase("the consent page", () => {
  let oauth: OAuth;
  let client: TestClient;
  let who: Visitor;

  before(async () => {
    oauth = await startOAuth();
    client = await oauth.production();
  });
  beforeEach(async () => {
    who = await visitor(oauth.portal).signInAs(oauth.person);
  });
  after(() => oauth.portal.stop());

  const open = (of = client, more = {}) => who.get(oauth.authorizeUrl(of, more));
  const codes = () => oauth.portal.store.read((db) => db.selectFrom("oauth_codes").selectAll().execute());

  it("asks for a sign-in first, and comes back with the whole request", async () => {
    await person(oauth.portal, "pat@example.com");
    const pat = visitor(oauth.portal);
    const url = oauth.authorizeUrl(client, { state: "a&b=ä +%" });
    const { status, location = "" } = await pat.get(url);
    expect(status).to.be.oneOf([302, 303]);
    expect(location).to.equal(`/sign-in?next=${encodeURIComponent(url)}`);
    const form = await pat.hidden("/sign-in", location);
    const entered = await signIn(pat, "pat@example.com", form);
    const asked = await pat.open(entered.location ?? "");
    const { location: back = "" } = await press(pat, asked, "Authorize");
    expect(new URL(back).searchParams.get("state")).to.equal("a&b=ä +%");
  });

  it("says which app asks, whom, and where the answer goes, and asks for Authorize or Deny", async () => {
    const { status, text, headers } = await open();
    expect([status, headers["cache-control"]]).to.deep.equal([200, "no-store"]);
    const { name } = await succeed(oauth.portal, oauth.owner.token, "GET", client.app);
    expect(wordsOf(text)).to.include(name).and.include("person@example.com").and.include("client.example");
    expect(formWith(text, "Authorize").action).to.equal("/oauth/authorize");
    expect(formWith(text, "Deny").action).to.equal("/oauth/authorize");
  });

  it("shows a hostile app name and state as text", async () => {
    const script = `<script>alert("x")</script>'"><img src=x>`;
    const app = await newApp(oauth.portal, oauth.owner.token, { name: script });
    const { text } = await open(await oauth.production(undefined, undefined, app), { state: script });
    expect(text).not.to.include("<script>alert").and.not.to.include("<img src=x");
    expect(wordsOf(text)).to.include(script.replaceAll(/\s+/g, " "));
  });

  it("issues no code before a button is pressed, and none for Deny", async () => {
    const before = (await codes()).length;
    const page = await open();
    await press(who, page, "Deny");
    expect(await codes()).to.have.length(before);
    await press(who, page, "Authorize");
    expect(await codes()).to.have.length(before + 1);
  });

  describe("its Content-Security-Policy", () => {
    const formActionOf = (headers: Record<string, unknown>) =>
      /form-action ([^;]*)/.exec(String(headers["content-security-policy"]))?.[1]?.split(" ");
    for (const uri of [callback, "https://client.example:8443/a?b", "http://[::1]:8080/done"]) {
      it(`lets its form lead to ${uri}, and wherever that leads on`, async () => {
        const { headers } = await open(await oauth.production([uri]));
        expect(formActionOf(headers)).to.deep.equal(["'self'", "http:", "https:"]);
        expect(headers["content-security-policy"])
          .to.include("default-src 'none'")
          .and.include("frame-ancestors 'none'");
      });
    }

    it("is its own: other pages let forms lead to the portal only, also after it", async () => {
      const page = await open();
      const { headers: outOfBand } = await open(await oauth.production(["urn:ietf:wg:oauth:2.0:oob"]));
      expect(formActionOf(outOfBand)).to.deep.equal(["'self'"]);
      for (const path of ["/apps", "/account", "/oauth/authorize?client_id=nobody"]) {
        expect(formActionOf((await who.get(path)).headers), path).to.deep.equal(["'self'"]);
      }
      const { headers } = await who.postAsIs("/oauth/authorize", {
        ...formWith(page.text, "Authorize").fields,
        _csrf: "x",
      });
      expect(formActionOf(headers)).to.deep.equal(["'self'"]);
    });
  });

  describe("a form that is not as the page had it", () => {
    it("is refused without the portal's own token, or with another session's", async () => {
      const page = await open();
      const { _csrf: _, ...rest } = formWith(page.text, "Authorize").fields;
      const stranger = await visitor(oauth.portal).signInAs(oauth.owner);
      const before = (await codes()).length;
      for (const answer of [
        await who.postAsIs("/oauth/authorize", rest),
        await press(who, page, "Authorize", { _csrf: "A".repeat(43) }),
        await press(stranger, page, "Authorize"),
      ]) {
        expect([answer.status, answer.location]).to.deep.equal([403, undefined]);
      }
      const crossSite = { "sec-fetch-site": "cross-site" };
      const { fields } = formWith(page.text, "Authorize");
      expect((await who.postAsIs("/oauth/authorize", fields, crossSite)).status).to.equal(403);
      expect(await codes()).to.have.length(before);
    });

    it("leads to no redirect URI that is not registered, and to no other client", async () => {
      const page = await open();
      const tampered: Record<string, string>[] = [
        { redirect_uri: "https://evil.example/" },
        { redirect_uri: `${callback}/` },
        { client_id: "nobody" },
        { client_id: (await oauth.production(["https://other.example/"])).id },
      ];
      for (const changed of tampered) {
        const { status, location } = await press(who, page, "Authorize", changed);
        expect([status, location], JSON.stringify(changed)).to.deep.equal([400, undefined]);
      }
    });

    it("is refused once the credentials are withdrawn, or the person is signed out", async () => {
      const own = await oauth.production();
      const page = await open(own);
      await succeed(oauth.portal, oauth.owner.token, "DELETE", `${own.app}/production-credentials`);
      expect(await press(who, page, "Authorize")).to.include({ status: 400, location: undefined });
      const other = await open();
      who.cookies.delete("devportal_session");
      expect((await press(who, other, "Authorize")).status).to.be.oneOf([401, 403]);
    });
  });

  describe("of a sandbox", () => {
    const errorOf = async (sandbox: TestClient, account: Person) => {
      const { location = "" } = await oauth.decide(sandbox, account);
      return new URL(location).searchParams.get("error");
    };

    it("is for the owner and accepted collaborators; to anybody else it is access_denied", async () => {
      const { portal } = oauth;
      const owner = await portal.account("maker@example.com");
      const developer = await portal.account("developer@example.com");
      const invited = await portal.account("invited@example.com");
      const app = await newApp(portal, owner.token);
      await newCollaborator(portal, owner.token, app, developer, "developer");
      await succeed(portal, owner.token, "POST", `${app}/collaborators`, {
        body: { email: invited.email, role: "developer" },
      });
      const sandbox = await oauth.sandbox(app, owner);
      const outcomes = await Promise.all(
        [owner, developer, invited, oauth.person, oauth.owner].map((one) => errorOf(sandbox, one)),
      );
      expect(outcomes).to.deep.equal([null, null, "access_denied", "access_denied", "access_denied"]);
    });

    it("is access_denied to who was removed after the page was shown", async () => {
      const { portal, owner } = oauth;
      const sandbox = await oauth.sandbox();
      const developer = await portal.account("leaving@example.com");
      const place = await newCollaborator(portal, owner.token, sandbox.app, developer, "developer");
      const leaving = await visitor(portal).signInAs(developer);
      const page = await leaving.get(oauth.authorizeUrl(sandbox));
      await succeed(portal, owner.token, "DELETE", place);
      const { location = "" } = await press(leaving, page, "Authorize");
      expect(new URL(location).searchParams.get("error")).to.equal("access_denied");
    });
  });
});
