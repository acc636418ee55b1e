import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import { attributes, wordsOf } from "../../support/forms.ts";
import type { TestPortal } from "../../support/portal.ts";
import { newApp, startStage, succeed } from "../../support/stage.ts";
import { visitor, type Visitor } from "../../support/visitor.ts";

onEachDatabase("the redirect URIs on an app's page", () => {
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
    await succeed(portal, token, "POST", `${app}/production-credentials`);
    await succeed(portal, token, "POST", `${app}/sandbox`);
    portal.advance(60_000);
  });
  after(() => portal.stop());

  const save = (form: string, redirectUris: string) =>
    owner.post(app + form, { redirectUris }, { from: app });
  const saved = async (object: string) => (await succeed(portal, token, "GET", app + object)).redirectUris;

  for (const { form, object, other, section } of [
    {
      form: "/redirect-uris",
      object: "/production-credentials",
      other: "/sandbox",
      section: "production-credentials",
    },
    {
      form: "/sandbox-redirect-uris",
      object: "/sandbox",
      other: "/production-credentials",
      section: "sandbox-account",
    },
  ]) {
    it(`are saved one per line, those of ${object} alone`, async () => {
      const answer = await save(form, " https://a.example.com/\r\n\r\nhttp://localhost:8080 ");
      expect(answer.location).to.equal(`${app}?done=redirect-uris-saved#${section}`);
      expect(await saved(object)).to.deep.equal(["https://a.example.com/", "http://localhost:8080"]);
      expect(await saved(other)).to.deep.equal(["http://localhost"]);
      const { items } = await succeed(portal, token, "GET", `${app}/audit-events`);
      expect(items.at(-1)).to.have.nested.property("detail.redirectUris[0]", "https://a.example.com/");
    });

    it(`can be none: ${object}`, async () => {
      expect((await save(form, "")).status).to.equal(303);
      expect(await saved(object)).to.deep.equal([]);
    });

    it(`are kept in the form of ${object} with what is wrong, to which a link leads`, async () => {
      const { status, text } = await save(form, "http://localhost\nhttp://example.com");
      expect(status).to.equal(422);
      expect(wordsOf(text)).to.include("Redirect URIs, line 2, must be https");
      const ids = attributes(text, "id");
      expect(new Set(ids).size, "every id once").to.equal(ids.length);
      const fields = [
        ...text.matchAll(/<form [^>]*action="([^"]*)"(?:(?!<\/form>).)*(<textarea [^>]*>)([^<]*)/gs),
      ];
      const typed = fields.filter(([, , , value = ""]) => value.includes("http://example.com"));
      expect(typed.map(([, action]) => action)).to.deep.equal([app + form]);
      const [id] = attributes(typed[0]?.[2] ?? "", "id");
      expect(attributes(text, "href").filter((way) => way.endsWith("redirectUris"))).to.deep.equal([
        `#${id}`,
      ]);
      expect(await saved(object)).to.deep.equal(["http://localhost"]);
    });

    it(`can be as many and as long as the API takes: ${object}`, async () => {
      const uris = Array.from({ length: 50 }, (_, index) =>
        `https://${index}.example.com/`.padEnd(2_047, "é").concat("x"),
      );
      expect((await save(form, uris.join("\n"))).status).to.equal(303);
      expect(await saved(object)).to.deep.equal(uris);
    });
  }

  it("stand in the program that the portal shows, those of the sandbox where they are not the default", async () => {
    const shown = async () => wordsOf((await owner.get(`${app}/code`)).text).match(/redirectUris: \[.*?\]/g);
    expect(await shown()).to.deep.equal(['redirectUris: ["http://localhost"]']);
    await save("/sandbox-redirect-uris", "");
    expect(await shown()).to.deep.equal(['redirectUris: ["http://localhost"]', "redirectUris: []"]);
  });

  it("stand beside when the sandbox's secret was used last, and from where", async () => {
    expect(wordsOf((await owner.get(app)).text)).to.include("Secret Last Used Never");
    const now = portal.clock().toISOString();
    await portal.store.write((db) =>
      db.updateTable("client_secrets").set({ last_used_at: now, last_used_address: "192.0.2.1" }).execute(),
    );
    portal.advance(60_000);
    expect(wordsOf((await owner.get(app)).text)).to.match(/Secret Last Used 1 minute ago from 192\.0\.2\.1/);
  });
});
