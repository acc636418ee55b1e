import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import { granted, inBody, startOAuth, type OAuth, type TestClient } from "../../support/oauth.ts";
import { basicHeader, expectError, type Sent } from "../../support/oauth-requests.ts";
import { programSecret } from "../../support/program.ts";
import { succeed } from "../../support/stage.ts";

const grant_type = "client_credentials";
const base64 = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;

onEachDatabase("client authentication (RFC 6749, 2.3.1)", () => {
  let oauth: OAuth;
  let client: TestClient;
  let other: TestClient;

  before(async () => {
    oauth = await startOAuth();
    client = await oauth.production();
    other = await oauth.production();
  });
  after(() => oauth.portal.stop());

  for (const secret of [
    "a:b",
    "100%",
    "a+b",
    "a b",
    "a&b=c",
    "%41",
    "pässwörd€",
    "😀",
    `"quoted"\\`,
    "~!*'()",
  ]) {
    it(`takes the secret ${secret} by HTTP Basic, form-urlencoded, and in each body`, async () => {
      const own = await oauth.production(undefined, programSecret(secret));
      const all: Sent[] = [
        { form: { grant_type }, basic: [own.id, secret] },
        { form: { grant_type, ...inBody(own) } },
        { multipart: { grant_type, ...inBody(own) } },
        { json: { grant_type, ...inBody(own) } },
      ];
      for (const sent of all) granted(await oauth.send("/oauth/token", sent));
    });
  }

  it("takes everything percent-encoded, and the scheme's name in any case", async () => {
    const percent = (text: string) => [...Buffer.from(text)].map((byte) => `%${byte.toString(16)}`).join("");
    const header = base64(`${percent(client.id)}:${percent(client.secret)}`);
    for (const authorization of [header, header.replace("Basic", "bAsIc")]) {
      granted(await oauth.send("/oauth/token", { form: { grant_type }, headers: { authorization } }));
    }
  });

  const invalid = ["invalid_client", "invalid_request"];
  const refused: [name: string, sent: () => Sent, error: string | string[]][] = [
    [
      "two mechanisms at once, both right",
      () => ({ form: inBody(client), basic: [client.id, client.secret] }),
      "invalid_request",
    ],
    [
      "a secret in the body beside HTTP Basic",
      () => ({ form: { client_secret: client.secret }, basic: [client.id, client.secret] }),
      "invalid_request",
    ],
    [
      "two mechanisms of two clients",
      () => ({ form: inBody(other), basic: [client.id, client.secret] }),
      "invalid_request",
    ],
    [
      "another client's id beside HTTP Basic",
      () => ({ form: { client_id: other.id }, basic: [client.id, client.secret] }),
      "invalid_request",
    ],
    ["a wrong secret", () => ({ form: {}, basic: [client.id, other.secret] }), "invalid_client"],
    ["an empty secret", () => ({ form: {}, basic: [client.id, ""] }), "invalid_client"],
    [
      "the hash of the secret",
      () => ({ form: {}, basic: [client.id, programSecret(client.secret).secretHash] }),
      "invalid_client",
    ],
    ["an unknown client", () => ({ form: {}, basic: ["nobody", client.secret] }), "invalid_client"],
    [
      "an id in another case",
      () => ({ form: {}, basic: [swapCase(client.id), client.secret] }),
      "invalid_client",
    ],
    ["no client at all", () => ({ form: {}, basic: ["", ""] }), "invalid_client"],
    [
      "a header without a colon",
      () => ({ form: {}, headers: { authorization: base64(client.id) } }),
      invalid,
    ],
    ["a header that is no base64", () => ({ form: {}, headers: { authorization: "Basic *:*" } }), invalid],
    ["a header without anything", () => ({ form: {}, headers: { authorization: "Basic" } }), invalid],
    [
      "a percent sign that begins nothing",
      () => ({ form: {}, headers: { authorization: base64(`${client.id}:%zz`) } }),
      invalid,
    ],
    [
      "bytes that are no UTF-8",
      () => ({ form: {}, headers: { authorization: base64(`${client.id}:%ff%fe`) } }),
      invalid,
    ],
    [
      "a header of 10,000 characters",
      () => ({ form: {}, headers: { authorization: base64(`${client.id}:${"x".repeat(7_400)}`) } }),
      invalid,
    ],
    ["another scheme", () => ({ form: {}, bearer: client.secret }), invalid],
  ];
  for (const path of ["/oauth/token", "/oauth/revoke", "/oauth/introspect"]) {
    for (const [name, sent, error] of refused) {
      it(`refuses at ${path} ${name} (${[error].flat().join(" or ")})`, async () => {
        const { form, ...rest } = sent();
        const answer = await oauth.send(path, { form: { grant_type, token: "t", ...form }, ...rest });
        expectError(answer, error);
        if (answer.status === 401)
          expect(answer.headers["www-authenticate"]).to.match(/^Basic realm="[^"]+"/);
      });
    }
  }

  interface Ended {
    name: string;
    end: (client: TestClient) => Promise<unknown>;
  }
  const post = (path: (client: TestClient) => string, body?: object) => (client: TestClient) =>
    succeed(oauth.portal, oauth.owner.token, "POST", path(client), { body });
  const remove = (path: (client: TestClient) => string) => (client: TestClient) =>
    succeed(oauth.portal, oauth.owner.token, "DELETE", path(client));
  const ended: Ended[] = [
    {
      name: "a secret that was rotated without an overlap",
      end: post(({ app }) => `${app}/production-credentials/secrets`),
    },
    {
      name: "a secret whose overlap has ended",
      async end(client) {
        await post(({ app }) => `${app}/production-credentials/secrets`, { overlapSeconds: 5 })(client);
        granted(await oauth.token(client, { grant_type }));
        oauth.portal.advance(5_000);
      },
    },
    { name: "credentials that were withdrawn", end: remove(({ app }) => `${app}/production-credentials`) },
    { name: "an app that was deleted", end: remove(({ app }) => app) },
    {
      name: "an app that was restored, whose secrets stay dead",
      async end(client) {
        await remove(({ app }) => app)(client);
        await post(({ app }) => `${app}/restore`)(client);
      },
    },
  ];
  for (const { name, end } of ended) {
    it(`refuses ${name} (invalid_client)`, async () => {
      const own = await oauth.production();
      granted(await oauth.token(own, { grant_type }));
      await end(own);
      expectError(await oauth.token(own, { grant_type }), "invalid_client");
      expectError(
        await oauth.send("/oauth/token", { form: { grant_type, ...inBody(own) } }),
        "invalid_client",
      );
      expectError(await oauth.introspect(own, "x"), "invalid_client");
      expectError(await oauth.revoke(own, "x"), "invalid_client");
    });
  }

  it("encodes in the tests as the RFC's appendix B does", () => {
    expect(basicHeader("a b", "ü:%+")).to.equal(base64("a+b:%C3%BC%3A%25%2B"));
  });
});

function swapCase(text: string): string {
  return text.replaceAll(/[a-z]/gi, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
}
