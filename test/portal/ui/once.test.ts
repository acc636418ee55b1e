import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import { attributes, hiddenFields, ways, wordsOf } from "../../support/forms.ts";
import type { TestPortal } from "../../support/portal.ts";
import { newApp, startStage, succeed } from "../../support/stage.ts";
import { visitor, type Answer, type Visitor } from "../../support/visitor.ts";

const secretOf = ({ text }: Answer, id = "new-client-secret") =>
  new RegExp(`id="${id}"[^>]*>([^<]+)<`).exec(text)?.[1] ?? "";

onEachDatabase("what is shown once", () => {
  let portal: TestPortal;
  let owner: Visitor;
  let token: string;
  let app: string;

  before(async () => {
    const stage = await startStage();
    portal = stage.portal;
    token = stage.owner.token;
    owner = await visitor(portal).signInAs(stage.owner);
  });
  beforeEach(async () => {
    app = await newApp(portal, token);
  });
  after(() => portal.stop());

  /** Every page that can be reached without sending a form. */
  async function crawl(start: string): Promise<Map<string, string>> {
    const pages = new Map<string, string>();
    const open = async (path: string): Promise<void> => {
      if (pages.has(path) || !/^\/(?!assets|openapi|sign-)(?!.*logo$)/.test(path)) return;
      const answer = await owner.get(path);
      pages.set(path, answer.text);
      expect(answer.status, path).to.be.within(200, 303);
      for (const way of [...ways(answer.text), answer.location ?? ""]) await open(way.split("#")[0] ?? "");
    };
    await open(start);
    return pages;
  }

  async function expectNowhere(secret: string) {
    expect(secret).to.have.length.above(20);
    const pages = await crawl(app);
    expect(pages.size).to.be.above(10);
    for (const [path, text] of pages) expect(text.includes(secret), path).to.equal(false);
    expect(portal.log.join("").includes(secret)).to.equal(false);
  }

  interface Row {
    name: string;
    path: string;
    fields?: Record<string, string>;
    again: number;
    given?: string[];
  }
  const table: Row[] = [
    { name: "the first client secret", path: "/request-production-access", again: 409 },
    {
      name: "a new client secret",
      path: "/reset-secret",
      fields: { understood: "true", overlapSeconds: "3600" },
      again: 412,
      given: ["/production-credentials"],
    },
  ];
  for (const { name, path, fields = {}, again, given = [] } of table) {
    it(`is ${name}, in the answer to its form and in no later page`, async () => {
      for (const each of given) await succeed(portal, token, "POST", app + each);
      const hidden = await owner.hidden(app + path);
      const answer = await owner.postAsIs(app + path, { ...hidden, ...fields });
      expect([answer.status, answer.headers["cache-control"]]).to.deep.equal([200, "no-store"]);
      const secret = secretOf(answer);
      const second = await owner.postAsIs(app + path, { ...hidden, ...fields });
      expect([second.status, secretOf(second)]).to.deep.equal([again, ""]);
      expect(second.text).not.to.include(secret);
      await expectNowhere(secret);
      const { items } = await succeed(portal, token, "GET", `${app}/production-credentials/secrets`);
      expect(items).to.have.length(given.length + 1);
    });
  }

  it("is a sandbox's new secret, also when its form is sent twice", async () => {
    await succeed(portal, token, "POST", `${app}/sandbox`);
    portal.advance(60_000);
    const path = `${app}/reset-sandbox-secret`;
    const hidden = await owner.hidden(path);
    const secret = secretOf(await owner.postAsIs(path, hidden));
    const second = await owner.postAsIs(path, hidden);
    expect(secretOf(second)).to.be.oneOf([secret, ""]);
    const shown = await owner.post(`${app}/show-sandbox-secret`, {}, { from: app });
    expect(secretOf(shown, "sandbox-secret")).to.equal(secret);
    expect((await owner.get(app)).text).not.to.include(secret);
    const { items } = await succeed(portal, token, "GET", `${app}/audit-events`);
    expect(items.map(({ action }) => action)).to.include("sandbox.secret_viewed");
  });

  it("is an API token, which works, and whose form makes no second one", async () => {
    const form = { ...(await owner.hidden("/tokens/new")), name: "Pulumi", scopes: ["read"], expires: "30d" };
    const answer = await owner.postAsIs("/tokens/new", form);
    const made = secretOf(answer, "token");
    expect((await portal.send("GET", "/me", { token: made })).status).to.equal(200);
    const second = await owner.postAsIs("/tokens/new", form);
    expect([second.status, secretOf(second, "token")]).to.deep.equal([409, ""]);
    expect(wordsOf(second.text)).to.include("This form was sent before");
    const list = (await owner.get("/tokens")).text;
    expect(list).to.include("Pulumi").and.to.include(made.slice(0, 8)).and.not.to.include(made);
    await expectNowhere(made);
    const revoke = ways(list).find((way) => way.endsWith("/revoke")) ?? "";
    await owner.post(revoke);
    expect((await portal.send("GET", "/me", { token: made })).status).to.equal(401);
  });

  describe("when two edit", () => {
    const settings = { integrationType: "hybrid", category: "other", deletionProtection: "false" };

    it("the second learns which field is now what, and overwrites nothing unseen", async () => {
      const path = `${app}/settings`;
      const hidden = await owner.hidden(path, app);
      const mine = { ...settings, name: `Mine ${app}`, description: "Mine." };
      const theirs = { name: `Theirs ${app}`, description: "Their own." };
      await succeed(portal, token, "PATCH", app, { body: theirs });
      const refused = await owner.postAsIs(path, { ...hidden, ...mine });
      expect(refused.status).to.equal(412);
      const words = wordsOf(refused.text);
      expect(words).to.match(new RegExp(`App Name is now .${theirs.name}.`));
      expect(words).to.match(/Description is now .Their own\./);
      expect(words).not.to.include("Category is now");
      expect(attributes(refused.text, "value")).to.include(mine.name);
      expect(await succeed(portal, token, "GET", app)).to.include(theirs);
      const again = await owner.postAsIs(path, { ...mine, ...hiddenFields(refused.text, path) });
      expect(again.location).to.equal(`${app}?done=settings-saved#app-settings`);
      expect(await succeed(portal, token, "GET", app)).to.include({ name: mine.name });
    });

    for (const [form, object] of [
      ["/redirect-uris", "/production-credentials"],
      ["/sandbox-redirect-uris", "/sandbox"],
    ] as const) {
      it(`redirect URIs of ${object}, the second save is refused`, async () => {
        await succeed(portal, token, "POST", app + object);
        portal.advance(60_000);
        const path = app + form;
        const hidden = await owner.hidden(path, app);
        const save = (redirectUris: string) => owner.postAsIs(path, { ...hidden, redirectUris });
        expect((await save("https://first.example/\nhttps://second.example/")).status).to.equal(303);
        expect((await save("https://other.example/")).status).to.equal(412);
        const { redirectUris } = await succeed(portal, token, "GET", app + object);
        expect(redirectUris).to.deep.equal(["https://first.example/", "https://second.example/"]);
      });
    }

    it("one who sends no version at all is refused", async () => {
      await succeed(portal, token, "POST", `${app}/production-credentials`);
      await succeed(portal, token, "POST", `${app}/sandbox`);
      const { _csrf = "" } = await owner.hidden("/settings", app);
      for (const [path, fields] of [
        ["/settings", { ...settings, name: "x", description: "y" }],
        ["/redirect-uris", { redirectUris: "" }],
        ["/sandbox-redirect-uris", { redirectUris: "" }],
      ] as const) {
        expect((await owner.postAsIs(app + path, { ...fields, _csrf })).status, path).to.equal(412);
      }
    });
  });
});
