import { onEachDatabase } from "../../support/databases.ts";
import { granted, inBody, startOAuth, type OAuth, type TestClient } from "../../support/oauth.ts";
import { expectError, type Params, type Sent } from "../../support/oauth-requests.ts";
import { succeed } from "../../support/stage.ts";

interface Row {
  name: string;
  params?: Params;
  sent?: (own: Params) => Sent;
  error: string | string[];
}

const refusedClient = ["invalid_client", "invalid_request"];
const code = "authorization_code";
const redirect_uri = "https://client.example/callback";

const rows: Row[] = [
  { name: "5.2: no grant_type", params: {}, error: "invalid_request" },
  { name: "5.2: an empty grant_type", params: { grant_type: "" }, error: "invalid_request" },
  { name: "3.2: grant_type twice", params: { grant_type: [code, code] }, error: "invalid_request" },
  {
    name: "3.2: a code twice",
    params: { grant_type: code, code: ["a", "a"], redirect_uri },
    error: "invalid_request",
  },
  {
    name: "3.2: a client_id twice",
    sent: ({ client_id, client_secret }) => ({
      form: {
        grant_type: "client_credentials",
        client_id: [String(client_id), String(client_id)],
        client_secret,
      },
    }),
    error: "invalid_request",
  },
  {
    name: "3.2: a refresh token twice, in multipart/form-data",
    sent: (own) => ({ multipart: { ...own, grant_type: "refresh_token", refresh_token: ["a", "b"] } }),
    error: "invalid_request",
  },
  {
    name: "3.2: a scope twice, once without a value",
    params: { grant_type: "client_credentials", scope: ["", ""] },
    error: "invalid_request",
  },
  { name: "4.1.3: no code", params: { grant_type: code, redirect_uri }, error: "invalid_request" },
  {
    name: "4.1.3: an empty code",
    params: { grant_type: code, code: "", redirect_uri },
    error: "invalid_request",
  },
  {
    name: "5.2: an unknown code",
    params: { grant_type: code, code: "x", redirect_uri },
    error: "invalid_grant",
  },
  { name: "6: no refresh token", params: { grant_type: "refresh_token" }, error: "invalid_request" },
  {
    name: "5.2: an unknown refresh token",
    params: { grant_type: "refresh_token", refresh_token: "x" },
    error: "invalid_grant",
  },
  ...[
    "password",
    "implicit",
    "urn:ietf:params:oauth:grant-type:jwt-bearer",
    "Authorization_Code",
    "constructor",
    "__proto__",
    "toString",
    "token",
  ].map((grant_type): Row => ({
    name: `5.2: the grant type ${grant_type}`,
    params: { grant_type, username: "a", password: "b" },
    error: "unsupported_grant_type",
  })),
  {
    name: "5.2: a scope, of which there are none",
    params: { grant_type: "client_credentials", scope: "read" },
    error: "invalid_scope",
  },
  {
    name: "2.3: no client",
    sent: () => ({ form: { grant_type: "client_credentials" } }),
    error: "invalid_client",
  },
  {
    name: "2.3.1: a client without its secret",
    sent: ({ client_id }) => ({ form: { grant_type: "client_credentials", client_id } }),
    error: "invalid_client",
  },
  {
    name: "2.3.1: a secret without its client",
    sent: ({ client_secret }) => ({ form: { grant_type: "client_credentials", client_secret } }),
    error: "invalid_client",
  },
  {
    name: "2.3.1: an unknown client",
    params: { grant_type: "client_credentials", client_id: "nobody" },
    error: "invalid_client",
  },
  {
    name: "2.3.1: a wrong secret",
    params: { grant_type: "client_credentials", client_secret: "A".repeat(43) },
    error: "invalid_client",
  },
  {
    name: "2.3.1: all of it in the query, where secrets must not be",
    sent: (own) => ({ form: {}, query: { ...own, grant_type: "client_credentials" } }),
    error: refusedClient,
  },
  {
    name: "3.2: a body without anything",
    sent: () => ({ raw: { body: "", type: "application/x-www-form-urlencoded" } }),
    error: refusedClient,
  },
];

onEachDatabase("RFC 6749: the token endpoint refuses", () => {
  let oauth: OAuth;
  let client: TestClient;

  before(async () => {
    oauth = await startOAuth();
    client = await oauth.production();
  });
  after(() => oauth.portal.stop());

  for (const { name, params, sent, error } of rows) {
    it(`${name} (${[error].flat().join(" or ")})`, async () => {
      const own = inBody(client);
      expectError(await oauth.send("/oauth/token", sent?.(own) ?? { form: { ...own, ...params } }), error);
    });
  }

  it("5.2: a scope with a code and with a refresh token (invalid_scope)", async () => {
    const code = await oauth.code(client, oauth.person);
    const { refresh_token } = await oauth.tokens(client, oauth.person);
    expectError(await oauth.exchange(client, code, { scope: "read" }), "invalid_scope");
    expectError(await oauth.refresh(client, refresh_token, { scope: "read write" }), "invalid_scope");
  });

  it("5.2: a code in the place of a refresh token, and the other way round (invalid_grant)", async () => {
    const code = await oauth.code(client, oauth.person);
    const { refresh_token, access_token } = await oauth.tokens(client, oauth.person);
    expectError(await oauth.refresh(client, code), "invalid_grant");
    expectError(await oauth.exchange(client, refresh_token), "invalid_grant");
    expectError(await oauth.refresh(client, access_token), "invalid_grant");
  });

  const states: [status: "pending" | "rejected", says: string][] = [
    ["pending", "approv"],
    ["rejected", "reject"],
  ];
  for (const [status, says] of states) {
    it(`5.2: a client whose credentials are ${status}, and says so (unauthorized_client)`, async () => {
      const waiting = await oauth.production();
      granted(await oauth.token(waiting, { grant_type: "client_credentials" }));
      await oauth.portal.store.write((db) =>
        db
          .updateTable("production_credentials")
          .set({ status })
          .where("client_id", "=", waiting.id)
          .execute(),
      );
      const answer = await oauth.token(waiting, { grant_type: "client_credentials" });
      expectError(answer, "unauthorized_client");
      if (!answer.json.error_description.includes(says)) throw new Error(answer.text);
      const wrong = { ...waiting, secret: "wrong" };
      expectError(await oauth.token(wrong, { grant_type: "client_credentials" }), "invalid_client");
    });
  }

  it("5.2: a sandbox that is being generated (unauthorized_client)", async () => {
    const { portal, owner } = oauth;
    const set = (sandboxGenerationSeconds: number) =>
      succeed(portal, owner.token, "PATCH", "/settings", { body: { sandboxGenerationSeconds } });
    await set(60);
    const sandbox = await oauth.sandbox();
    await set(0);
    expectError(await oauth.token(sandbox, { grant_type: "client_credentials" }), "unauthorized_client");
    portal.advance(60_000);
    granted(await oauth.token(sandbox, { grant_type: "client_credentials" }));
  });
});
