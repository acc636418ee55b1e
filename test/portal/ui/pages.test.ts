import { expect } from "chai";
import { readFile } from "node:fs/promises";
import { v4 } from "uuid";
import { claim } from "../../support/claims.ts";
import { onEachDatabase } from "../../support/databases.ts";
import { attributes, ways, wordsOf } from "../../support/forms.ts";
import type { TestPortal } from "../../support/portal.ts";
import { newApp, startStage, succeed } from "../../support/stage.ts";
import { visitor, type Visitor } from "../../support/visitor.ts";

onEachDatabase("the pages", () => {
  let portal: TestPortal;
  let owner: Visitor;
  let token: string;

  beforeEach(async () => {
    const stage = await startStage();
    portal = stage.portal;
    token = stage.owner.token;
    owner = await visitor(portal).signInAs(stage.owner);
  });
  afterEach(() => portal.stop());

  const publicFile = (name: string) => readFile(new URL(`../../../portal/public/${name}`, import.meta.url));

  for (const [name, path] of [
    ["page", "/nothing"],
    ["app", "/apps/01a21216-7a48-7608-b286-2a9de50fba9c"],
    ["app of a strange id", "/apps/x'--"],
    ["secret", "/apps/x/secrets/y/revoke"],
    ["token", "/tokens/x/revoke"],
  ] as const) {
    it(`answer with a way out for an unknown ${name}, and with JSON to a program`, async () => {
      const page = await owner.get(path);
      expect([page.status, page.headers["content-type"]]).to.deep.equal([404, "text/html; charset=utf-8"]);
      expect(ways(page.text)).to.include("/apps");
      const program = await owner.get(path, { accept: "application/json" });
      expect(program.status).to.equal(404);
      expect(JSON.parse(program.text)).to.have.nested.property("error.code", "not_found");
    });
  }

  it("lead who is not signed in to the sign-in page, also from an unknown one", async () => {
    expect((await visitor(portal).get("/apps")).location).to.equal("/sign-in?next=%2Fapps");
    const { status, text } = await visitor(portal).get("/nothing");
    expect(status).to.equal(404);
    expect(ways(text)).to.include("/sign-in");
  });

  it("say what to do where there is nothing yet", async () => {
    for (const [path, says] of [
      ["/apps", "You have no apps yet."],
      ["/apps?search=x", "No app has “x” in its name."],
      ["/tokens", "You have no tokens yet."],
      ["/operator/requests", "No request waits."],
      ["/operator/deleted-apps", "No app can be restored."],
      ["/operator/outbox", "There are no mails yet."],
    ] as const) {
      await portal.store.write((db) => db.deleteFrom("tokens").execute());
      expect(wordsOf((await owner.get(path)).text), path).to.include(says);
    }
    const app = await newApp(portal, (token = await ownToken()));
    const words = wordsOf((await owner.get(app)).text);
    expect(words)
      .to.include("This app has no production credentials yet.")
      .and.to.include("Generate Sandbox");
  });

  async function ownToken(): Promise<string> {
    const { id } = await portal.store.read((db) =>
      db.selectFrom("accounts").select("id").executeTakeFirstOrThrow(),
    );
    return portal.token(id);
  }

  describe("of My Apps", () => {
    const named = (name: string) => newApp(portal, token, { name });
    const names = async (query: string) =>
      [...(await owner.get(`/apps${query}`)).text.matchAll(/<th scope="row"><a [^>]*>([^<]*)</g)].map(
        ([, name = ""]) => name,
      );

    it("search by a part of the name, whatever its case, and nothing more", async () => {
      for (const name of ["Alpha", "beta", "100%_sure", "100 times"]) await named(name);
      for (const [search, found] of [
        ["", ["100 times", "100%_sure", "Alpha", "beta"]],
        ["ALPH", ["Alpha"]],
        [" beta ", ["beta"]],
        ["0%_", ["100%_sure"]],
        ["%", ["100%_sure"]],
        ["'--", []],
      ] as const) {
        expect(await names(`?search=${encodeURIComponent(search)}`), search).to.deep.equal(found);
      }
      expect(attributes((await owner.get("/apps?search=%22a%22")).text, "value")).to.include('"a"');
    });

    it("show fifty at a time, under 60 kB with everything", async () => {
      for (let n = 100; n < 153; n++) await named(`A rather usual name of an app ${n}`);
      const first = await owner.get("/apps");
      expect(await names("")).to.have.length(50);
      const [next = ""] = ways(first.text).filter((way) => way.includes("page=2"));
      expect(await names(next.replace("/apps", ""))).to.have.length(3);
      expect(wordsOf((await owner.get(next)).text)).to.include("Page 2 of 2");
      const found = await owner.get("/apps?search=usual");
      expect(ways(found.text)).to.include("/apps?search=usual&page=2");
      for (const page of ["0", "-1", "x", "1e9", "99999999999999999999"]) {
        expect((await owner.get(`/apps?page=${page}`)).status, page).to.equal(200);
      }
      expect(await weight("/apps")).to.be.below(60_000);
    });
  });

  async function weight(path: string): Promise<number> {
    const { text } = await owner.get(path);
    const files = await Promise.all(["style.css", "script.js"].map(publicFile));
    return files.reduce((sum, { length }) => sum + length, Buffer.byteLength(text));
  }

  it("weigh less than 60 kB each, with an app that has everything", async () => {
    const app = await newApp(portal, token);
    await succeed(portal, token, "POST", `${app}/production-credentials`);
    await succeed(portal, token, "POST", `${app}/sandbox`);
    for (let n = 0; n < 10; n++) {
      await succeed(portal, token, "POST", `${app}/production-credentials/secrets`);
      await succeed(portal, token, "POST", `${app}/collaborators`, {
        body: { email: `somebody-${n}@example.com`, role: "developer" },
      });
    }
    portal.advance(60_000);
    const { text } = await owner.get(app);
    const paths = new Set(["/tokens", "/account", "/operator", "/operator/accounts", app, ...ways(text)]);
    for (const path of [...paths].filter((each) => /^\/(apps|tokens|operator|account)/.test(each))) {
      expect(await weight(path.split("#")[0] ?? ""), path).to.be.below(60_000);
    }
  });

  it("tell times in words, with the exact one at hand", async () => {
    const app = await newApp(portal, token);
    portal.advance(3 * 60 * 60 * 1_000);
    const { text } = await owner.get(`${app}/activity`);
    const title = "Friday, 2 January 2026 at 03:04:05 UTC";
    expect(text).to.include(`<time datetime="2026-01-02T03:04:05.000Z" title="${title}">3 hours ago</time>`);
    portal.advance(10 * 24 * 60 * 60 * 1_000);
    const later = await (await visitor(portal).signInAs(await me())).get(`${app}/activity`);
    expect(later.text).to.include(">on 2 January 2026</time>");
  });

  const me = async () => {
    const { id, email } = await succeed(portal, token, "GET", "/me");
    return { id, email, operator: true };
  };

  it("tell in the activity who did what, by a page, a token or the command line", async () => {
    const app = await newApp(portal, token);
    await owner.post(`${app}/logo/remove`, {}, { from: app });
    await owner.post(`${app}/settings`, { description: "By a page." }, { from: app });
    const words = wordsOf((await owner.get(`${app}/activity`)).text);
    expect(words).to.match(/App updated.*owner@example\.com a page 127\.0\.0\.1.*App created/);
    expect(words).to.match(/App created.*owner@example\.com the token “test” 127\.0\.0\.1/);
  });

  it("show in the activity fifty at a time", async () => {
    const app = await newApp(portal, token);
    for (let n = 0; n < 60; n++)
      await succeed(portal, token, "PATCH", app, { body: { description: `${n}.` } });
    const first = await owner.get(`${app}/activity`);
    const older = ways(first.text).find((way) => way.includes("before=")) ?? "";
    const count = (text: string) => [...text.matchAll(/<th scope="row">/g)].length;
    expect([count(first.text), count((await owner.get(older)).text)]).to.deep.equal([50, 11]);
    expect((await owner.get(`${app}/activity?before=%27--`)).status).to.equal(200);
  });

  it("warn that a program manages the app, and only then", async () => {
    const [managed, free] = [await newApp(portal, token), await newApp(portal, token)];
    await succeed(portal, token, "PATCH", managed, {
      body: { managedBy: "urn:pulumi:dev::shop" },
      headers: { "idempotency-key": v4(), "devportal-claim": claim },
    });
    const words = wordsOf((await owner.get(managed)).text);
    expect(words).to.include("A program manages this app: urn:pulumi:dev::shop");
    expect(words).to.include("with the token “test”").and.to.include("drift");
    expect((await owner.get(free)).text).not.to.include("A program manages");
  });
});
