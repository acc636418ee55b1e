import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import { startOAuth, type OAuth } from "../../support/oauth.ts";
import { ask, expectNotKept, type Sent } from "../../support/oauth-requests.ts";
import { startPortal } from "../../support/portal.ts";
import { visitor } from "../../support/visitor.ts";

const path = "/.well-known/oauth-authorization-server";
type Metadata = Record<string, unknown> &
  Record<"grant_types_supported" | "response_types_supported" | "code_challenge_methods_supported", string[]>;

onEachDatabase("the metadata of the authorization server (RFC 8414)", () => {
  let oauth: OAuth;
  let metadata: Metadata;

  before(async () => {
    oauth = await startOAuth();
    const { status, headers, text } = await oauth.send(path);
    expect([status, headers["content-type"]?.toString().split(";")[0]]).to.deep.equal([
      200,
      "application/json",
    ]);
    metadata = JSON.parse(text) as Metadata;
  });
  after(() => oauth.portal.stop());

  it("2: names what there is", () => {
    expect(metadata).to.deep.include({
      issuer: "http://localhost",
      authorization_endpoint: "http://localhost/oauth/authorize",
      token_endpoint: "http://localhost/oauth/token",
      revocation_endpoint: "http://localhost/oauth/revoke",
      introspection_endpoint: "http://localhost/oauth/introspect",
      response_types_supported: ["code"],
      code_challenge_methods_supported: ["S256"],
      authorization_response_iss_parameter_supported: true,
    });
    expect(metadata.grant_types_supported).to.have.members([
      "authorization_code",
      "refresh_token",
      "client_credentials",
    ]);
    for (const endpoint of ["token", "revocation", "introspection"] as const) {
      expect(metadata[`${endpoint}_endpoint_auth_methods_supported`]).to.have.members([
        "client_secret_basic",
        "client_secret_post",
      ]);
    }
  });

  it("2: names no endpoint that does not answer", async () => {
    const endpoints = Object.entries(metadata).filter(([name]) => name.endsWith("_endpoint"));
    expect(endpoints).to.have.length.above(3);
    for (const [name, url] of endpoints) {
      const { pathname } = new URL(String(url));
      const sent: Sent =
        name === "authorization_endpoint" ? { headers: { accept: "text/html" } } : { form: {} };
      expect((await oauth.send(pathname, sent)).status, name).to.be.oneOf([400, 401]);
    }
  });

  it("2: its grant types, methods and challenges are those that work", async () => {
    const client = await oauth.production();
    for (const grant_type of metadata.grant_types_supported) {
      const { json } = await oauth.token(client, { grant_type });
      expect(json.error ?? "").to.be.oneOf(["", "invalid_request"]);
    }
    const who = await visitor(oauth.portal).signInAs(oauth.person);
    for (const response_type of metadata.response_types_supported) {
      for (const code_challenge_method of metadata.code_challenge_methods_supported) {
        const asked = { response_type, code_challenge_method, code_challenge: "A".repeat(43) };
        expect((await who.get(oauth.authorizeUrl(client, asked))).status).to.equal(200);
      }
    }
  });

  it("3: are below the address that is configured, whatever the Host header says", async () => {
    const other = await startPortal({ publicUrl: () => "https://portal.example" });
    for (const host of ["portal.example", "localhost:8080", "127.0.0.1"]) {
      const { text } = await ask(other, path, { headers: { host } });
      const { issuer, token_endpoint } = JSON.parse(text) as Metadata;
      expect([issuer, token_endpoint]).to.deep.equal([
        "https://portal.example",
        "https://portal.example/oauth/token",
      ]);
    }
    await other.stop();
  });

  const methods: [path: string, allow: RegExp, others: NonNullable<Sent["method"]>[]][] = [
    ["/oauth/token", /^POST$/, ["GET", "PUT", "PATCH", "DELETE"]],
    ["/oauth/revoke", /^POST$/, ["GET", "PUT", "DELETE"]],
    ["/oauth/introspect", /^POST$/, ["GET", "PUT", "DELETE"]],
    ["/oauth/token/info", /^GET(, HEAD)?$/, ["POST", "DELETE"]],
    [path, /^GET(, HEAD)?$/, ["POST", "PUT"]],
  ];
  for (const [url, allow, others] of methods) {
    it(`RFC 9110, 15.5.6: ${url} answers other methods with those that it has`, async () => {
      for (const method of others) {
        const answer = await oauth.send(url, { method });
        expect([answer.status, answer.json.error], answer.text).to.deep.equal([405, "invalid_request"]);
        expect(answer.headers["allow"]).to.match(allow);
        expectNotKept(answer);
      }
    });
  }
});
