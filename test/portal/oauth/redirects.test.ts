import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import { wordsOf } from "../../support/forms.ts";
import { granted, startOAuth, type OAuth, type TestClient } from "../../support/oauth.ts";

const oob = "urn:ietf:wg:oauth:2.0:oob";

onEachDatabase("the redirect back to the client", () => {
  let oauth: OAuth;
  let client: TestClient;

  before(async () => {
    oauth = await startOAuth();
    client = await oauth.production();
  });
  after(() => oauth.portal.stop());

  const outcomes = {
    success: { label: "Authorize", more: {} },
    denial: { label: "Deny", more: {} },
    error: { label: "Authorize", more: { scope: "read" } },
  } as const;
  type Outcome = keyof typeof outcomes;
  const all = Object.keys(outcomes) as Outcome[];

  const back = async (outcome: Outcome, from: TestClient, more: Record<string, string | undefined> = {}) => {
    const { label, more: own } = outcomes[outcome];
    const { status, location = "" } = await oauth.decide(from, oauth.person, { ...own, ...more }, label);
    expect(status).to.be.oneOf([302, 303]);
    return location;
  };

  const states = [
    "plain",
    "a b",
    "a+b",
    "a%20b",
    "100%",
    "a&b=c#d?e",
    "ä€😀",
    `"><script>alert(1)</script>`,
    "'\\`{}|^",
    " around ",
    "0",
    "null",
    "x".repeat(2_000),
  ];
  it("carries over what is not ASCII in a redirect URI, as browsers write it", async () => {
    const from = await oauth.production(["https://client.example/日本?x=é"]);
    const url = new URL(await back("success", from));
    expect(url.href).to.match(/^https:\/\/client\.example\/%E6%97%A5%E6%9C%AC\?x=%C3%A9&code=/);
  });

  for (const state of states) {
    it(`RFC 6749, 4.1.2: echoes the state ${state.slice(0, 30)} untouched, whatever comes of it`, async () => {
      for (const outcome of all) {
        const { searchParams } = new URL(await back(outcome, client, { state }));
        expect(searchParams.getAll("state"), outcome).to.deep.equal([state]);
      }
    });
  }

  it("RFC 6749, 4.1.2: has no state when none was given", async () => {
    for (const outcome of all) {
      for (const state of [undefined, ""]) {
        expect(new URL(await back(outcome, client, { state })).searchParams.has("state")).to.equal(false);
      }
    }
  });

  it("RFC 6749, 4.1.2: has a code, or an error and its description, and nothing besides", async () => {
    const keys = async (outcome: Outcome) => [
      ...new URL(await back(outcome, client, { state: "s" })).searchParams.keys(),
    ];
    expect(await keys("success")).to.have.members(["code", "state", "iss"]);
    expect(await keys("denial")).to.have.members(["error", "error_description", "state", "iss"]);
    expect(await keys("error")).to.have.members(["error", "error_description", "state", "iss"]);
  });

  it("RFC 6749, 4.1.2.1: tells of a denial as access_denied", async () => {
    expect(new URL(await back("denial", client)).searchParams.get("error")).to.equal("access_denied");
  });

  it("RFC 9207, 2: names the issuer that the metadata name", async () => {
    const { text } = await oauth.send("/.well-known/oauth-authorization-server");
    const { issuer } = JSON.parse(text) as { issuer: string };
    for (const outcome of all) {
      expect(new URL(await back(outcome, client)).searchParams.getAll("iss")).to.deep.equal([issuer]);
    }
  });

  for (const uri of [
    "https://client.example/?a=1&b=%2F%20&c",
    "https://client.example/?state=own&code=own",
    "https://client.example/?",
    "https://client.example",
    "http://localhost:8080/done",
    "http://127.0.0.1:3000",
    "https://client.example/p%C3%A4th/~user",
  ]) {
    it(`RFC 6749, 3.1.2: keeps the redirect URI ${uri} as it is written`, async () => {
      const own = await oauth.production([uri, "https://client.example/other"]);
      const start = uri.endsWith("?") ? uri : `${uri}${uri.includes("?") ? "&" : "?"}`;
      for (const outcome of all) {
        const location = await back(outcome, own);
        expect(location.startsWith(start), location).to.equal(true);
        expect(new URL(location).hash).to.equal("");
      }
    });
  }

  it("keeps every redirect URI apart from the others of its client", async () => {
    const own = await oauth.production(["https://one.example/", "https://two.example/"]);
    const location = await back("success", { ...own, redirectUri: "https://two.example/" });
    expect(location.startsWith("https://two.example/?")).to.equal(true);
  });

  describe("out of band", () => {
    it("is a page that shows the code, which works", async () => {
      const own = await oauth.production([oob]);
      const { status, location, text, headers } = await oauth.decide(own, oauth.person, { state: "s" });
      expect([status, location, headers["cache-control"]]).to.deep.equal([200, undefined, "no-store"]);
      const codes = wordsOf(text).match(/(?<![\w-])[\w-]{43}(?![\w-])/g) ?? [];
      expect(new Set(codes).size, text).to.equal(1);
      granted(await oauth.exchange(own, codes[0] ?? ""));
    });

    for (const outcome of ["denial", "error"] as const) {
      it(`is a page that tells of a ${outcome} and leads nowhere`, async () => {
        const own = await oauth.production([oob]);
        const { label, more } = outcomes[outcome];
        const { location, text, headers } = await oauth.decide(own, oauth.person, more, label);
        expect(location).to.equal(undefined);
        expect(headers["content-type"]).to.match(/^text\/html/);
        expect(wordsOf(text)).to.match(outcome === "denial" ? /did not authorize|denied/ : /scope/);
      });
    }
  });
});
