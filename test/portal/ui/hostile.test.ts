import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import { wordsOf } from "../../support/forms.ts";
import { png } from "../../support/images.ts";
import type { TestPortal } from "../../support/portal.ts";
import { newApp, startStage, succeed } from "../../support/stage.ts";
import { visitor, type Visitor } from "../../support/visitor.ts";

const script = `<script>alert("x")</script>'"><img src=x onerror=alert(1)>`;
const clients = [
  { form: "/redirect-uris", object: "/production-credentials" },
  { form: "/sandbox-redirect-uris", object: "/sandbox" },
];
const card = { name: "Tracker", description: "Tracks.", integrationType: "hybrid", category: "other" };

onEachDatabase("hostile input", () => {
  let portal: TestPortal;
  let owner: Visitor;
  let token: string;
  let account: Awaited<ReturnType<typeof startStage>>["owner"];
  let app: string;

  before(async () => {
    ({ portal, owner: account } = await startStage());
    token = account.token;
    owner = await visitor(portal).signInAs(account);
  });
  beforeEach(async () => {
    app = await newApp(portal, token);
  });
  after(() => portal.stop());

  const settings = (more: Record<string, string>) => () =>
    owner.post(`${app}/settings`, { ...card, name: `T ${app}`, ...more }, { from: app });
  const fields: { name: string; send: () => ReturnType<Visitor["post"]>; shownOn: (() => string)[] }[] = [
    {
      name: "an app's name",
      send: settings({ name: script }),
      shownOn: ["", "/activity", "/code", "/delete", "/request-production-access"]
        .map((page) => () => app + page)
        .concat(() => "/apps"),
    },
    {
      name: "an app's description",
      send: settings({ description: script }),
      shownOn: [() => app, () => `${app}/activity`, () => `${app}/code`],
    },
    {
      name: "a token's name",
      send: () => owner.post("/tokens/new", { name: script.slice(0, 60), scopes: ["read"], expires: "30d" }),
      shownOn: [() => "/tokens"],
    },
    {
      name: "a person's name",
      send: () => owner.post("/account", { firstName: script.slice(0, 60), lastName: script.slice(0, 60) }),
      shownOn: [() => "/account", () => "/operator/accounts"],
    },
    { name: "a search", send: () => owner.get(`/apps?search=${encodeURIComponent(script)}`), shownOn: [] },
    {
      name: "an address to invite",
      send: () => owner.post(`${app}/collaborators/new`, { email: script, role: "admin" }),
      shownOn: [],
    },
    {
      name: "an address to sign up",
      send: () => visitor(portal).post("/sign-up", { email: script }),
      shownOn: [],
    },
    {
      name: "an address that is one, to reset its password",
      send: () => visitor(portal).post("/forgot-password", { email: "<script>x</script>@example.com" }),
      shownOn: [],
    },
    ...clients.map(({ form, object }) => ({
      name: `a redirect URI of ${object}`,
      send: async () => {
        await succeed(portal, token, "POST", app + object);
        return owner.post(app + form, { redirectUris: `https://x.example/?${script}` }, { from: app });
      },
      shownOn: [() => app],
    })),
    {
      name: "a support address, a phone and a site",
      send: settings({ supportEmail: script, supportPhone: script, siteUrl: script }),
      shownOn: [() => app],
    },
  ];
  for (const { name, send, shownOn } of fields) {
    it(`is shown as text: ${name}`, async () => {
      const { status, text } = await send();
      expect(status).to.be.below(500);
      const pages = [
        text,
        ...(await Promise.all(shownOn.map(async (page) => (await owner.get(page())).text))),
      ];
      for (const page of pages) {
        expect(page).not.to.match(/<script>|<img src=x/);
        expect(wordsOf(page)).not.to.include("&lt;");
      }
    });
  }

  const logos: [name: string, type: string, bytes: string | Buffer, status: number][] = [
    ["an SVG", "image/svg+xml", `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>`, 422],
    [
      "an SVG that says it is a PNG",
      "image/png",
      `<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>`,
      422,
    ],
    ["a page that says it is a PNG", "image/png", script, 422],
    ["nothing", "image/png", "", 422],
    ["more than 2000 pixels a side", "image/png", png(2_001), 422],
    ["more than 1 MiB", "image/png", Buffer.concat([png(), Buffer.alloc(1024 * 1024)]), 413],
    ["more than any form", "image/png", Buffer.concat([png(), Buffer.alloc(2 * 1024 * 1024)]), 413],
  ];
  for (const [name, type, bytes, status] of logos) {
    it(`is no logo: ${name}`, async () => {
      const file = new Blob([typeof bytes === "string" ? bytes : new Uint8Array(bytes)], { type });
      const answer = await owner.upload(`${app}/logo`, "logo", file, app);
      expect([answer.status, answer.headers["content-type"]]).to.deep.equal([
        status,
        "text/html; charset=utf-8",
      ]);
      expect(await succeed(portal, token, "GET", app)).to.have.property("logo", null);
    });
  }

  for (const [name, body] of [
    ["ends within a file", '--b\r\ncontent-disposition: form-data; name="f"; filename="x"\r\n\r\nabc'],
    ["ends within a head", "--b\r\ncontent-disposition"],
    ["is empty", ""],
  ] as const) {
    it(`is told when a form with a file ${name}, without a failure of ours`, async () => {
      const headers = { "content-type": "multipart/form-data; boundary=b" };
      const { status, text } = await owner.send("POST", "/sign-in", { payload: body, headers });
      expect(status, text).to.be.within(400, 499);
    });
  }

  it("cannot make a logo more than a picture", async () => {
    await owner.upload(`${app}/logo`, "logo", new Blob([new Uint8Array(png())]), app);
    const { headers } = await owner.get(`${app}/logo`);
    expect(headers).to.include({
      "content-type": "image/png",
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
    });
  });

  for (const uri of [
    "javascript:alert(1)",
    "data:text/html,x",
    "http://evil.example/",
    "https://a@evil.example/",
  ]) {
    for (const { form, object } of clients) {
      it(`is no redirect URI of ${object}: ${uri}`, async () => {
        await succeed(portal, token, "POST", app + object);
        portal.advance(60_000);
        const sent = await owner.post(app + form, { redirectUris: uri }, { from: app });
        expect(sent.status).to.equal(422);
        const { redirectUris } = await succeed(portal, token, "GET", app + object);
        expect(redirectUris).to.deep.equal(["http://localhost"]);
      });
    }
  }

  it("is no web site: javascript:", async () => {
    expect((await settings({ siteUrl: "javascript:alert(1)" })()).status).to.equal(422);
  });

  it("cannot set what the form does not have", async () => {
    const more = {
      managedBy: "urn:forged",
      id: "forged",
      role: "owner",
      "owner.id": "forged",
      __proto__x: "y",
    };
    await settings({ ...more, description: "Forged." })();
    const after = await succeed(portal, token, "GET", app);
    expect([after.description, after.managedBy]).to.deep.equal(["Forged.", null]);
    const made = await owner.post("/apps/new", { ...card, name: `N ${app}`, ...more });
    const [path = ""] = made.location?.split("?") ?? [];
    expect(await succeed(portal, token, "GET", path)).to.have.property("managedBy", null);
    const invited = { email: "i@example.com", role: "admin", managedBy: "urn:forged", status: "accepted" };
    await owner.post(`${app}/collaborators/new`, invited);
    const { items } = await succeed(portal, token, "GET", `${app}/collaborators`);
    expect(items[0]).to.include({ managedBy: null, status: "pending", email: "i@example.com" });
  });

  it("cannot make a field something else than text", async () => {
    const payload = JSON.stringify({
      ...(await owner.hidden(`${app}/settings`, app)),
      ...card,
      name: { first: script },
      description: 5,
      category: [{}],
    });
    const answer = await owner.send("POST", `${app}/settings`, {
      payload,
      headers: { "content-type": "application/json" },
    });
    expect(answer.status).to.equal(422);
    expect(await succeed(portal, token, "GET", app)).to.have.property("description", "An app.");
  });
});
