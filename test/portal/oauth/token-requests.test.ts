import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import { granted, inBody, startOAuth, type OAuth, type TestClient } from "../../support/oauth.ts";
import { expectNotKept, type Params, type Sent } from "../../support/oauth-requests.ts";

const bodies = {
  "a form (RFC 6749, 4.1.3)": (params) => ({ form: params }),
  "multipart/form-data": (params) => ({ multipart: params }),
  JSON: (params) => ({ json: params }),
} satisfies Record<string, (params: Params) => Sent>;

const mechanisms: Record<string, (client: TestClient) => { basic?: Sent["basic"]; params: Params }> = {
  "HTTP Basic (2.3.1)": ({ id, secret }) => ({ basic: [id, secret], params: {} }),
  "the body (2.3.1)": (client) => ({ params: inBody(client) }),
};

const grants: Record<
  string,
  { params: (given: { code: string; token: string }) => Params; refreshes: boolean }
> = {
  "authorization_code (4.1.3)": {
    params: ({ code }) => ({ grant_type: "authorization_code", code, redirect_uri: "http://localhost" }),
    refreshes: true,
  },
  "refresh_token (6)": {
    params: ({ token }) => ({ grant_type: "refresh_token", refresh_token: token }),
    refreshes: true,
  },
  "client_credentials (4.4.2)": { params: () => ({ grant_type: "client_credentials" }), refreshes: false },
};

onEachDatabase("the token endpoint", () => {
  let oauth: OAuth;
  let clients: Record<"production" | "sandbox", TestClient>;

  before(async () => {
    oauth = await startOAuth();
    clients = {
      production: await oauth.production(["http://localhost"]),
      sandbox: await oauth.sandbox(),
    };
  });
  after(() => oauth.portal.stop());

  for (const environment of ["production", "sandbox"] as const) {
    for (const [grant, { params, refreshes }] of Object.entries(grants)) {
      for (const [body, sentAs] of Object.entries(bodies)) {
        for (const [mechanism, authenticated] of Object.entries(mechanisms)) {
          it(`in ${environment}, answers ${grant} in ${body} by a client in ${mechanism}`, async () => {
            const client = clients[environment];
            const code = await oauth.code(client, oauth.owner);
            const token = refreshes ? (await oauth.tokens(client, oauth.owner)).refresh_token : "";
            const { basic, params: own } = authenticated(client);
            const sent = { ...sentAs({ ...params({ code, token }), ...own }), basic };
            const answer = await oauth.send("/oauth/token", sent);
            const { access_token, refresh_token, ...rest } = granted(answer);
            expect(access_token).to.match(/^[\w-]{43,}$/);
            expect(rest).to.deep.equal({
              token_type: "bearer",
              expires_in: 5400,
              created_at: Math.floor(oauth.portal.clock().getTime() / 1000),
            });
            if (refreshes)
              expect(refresh_token)
                .to.match(/^[\w-]{43,}$/)
                .and.not.equal(token);
            else expect(answer.json).not.to.have.property("refresh_token");
            expectNotKept(answer);
            expect(await oauth.lives({ access_token })).to.equal(true);
          });
        }
      }
    }
  }

  interface Row {
    name: string;
    sent: (own: Params, basic: Sent["basic"]) => Sent;
  }
  const grant_type = "client_credentials";
  const taken: Row[] = [
    {
      name: "ignores parameters that it does not know (3.2)",
      sent: (own) => ({
        form: { ...own, grant_type, nonce: "x", "a[b]": "c", constructor: "d", code: "y", redirect_uri: "z" },
      }),
    },
    {
      name: "ignores them also when they are given twice, as an RFC 8707 resource may be (3.2)",
      sent: (own) => ({ form: { ...own, grant_type, resource: ["https://a.example", "https://b.example"] } }),
    },
    {
      name: "ignores them also when they are no text, in JSON (3.2)",
      sent: (own) => ({ json: { ...own, grant_type, n: 1, list: ["a"], object: { a: {} }, yes: true } }),
    },
    {
      name: "takes parameters without a value for left out (3.2)",
      sent: (own) => ({ form: { ...own, grant_type, scope: "", code_verifier: "", redirect_uri: "" } }),
    },
    {
      name: "takes them so in JSON too, and null",
      sent: (own) => ({ json: { ...own, grant_type, scope: null, code: "" } }),
    },
    {
      name: "takes them so in multipart/form-data too",
      sent: (own) => ({ multipart: { ...own, grant_type, scope: "" } }),
    },
    {
      name: "takes an empty client_secret beside HTTP Basic for left out (2.3.1)",
      sent: (_, basic) => ({ form: { grant_type, client_secret: "", client_id: "" }, basic }),
    },
    {
      name: "takes the client's own id beside HTTP Basic (3.2.1)",
      sent: ({ client_id }, basic) => ({ form: { grant_type, client_id }, basic }),
    },
    {
      name: "does not look into the address's query (3.2)",
      sent: (own) => ({
        form: { ...own, grant_type },
        query: { scope: "read", grant_type: "x", client_id: "y" },
      }),
    },
    {
      name: "takes a type of content with a charset, in any case",
      sent: (own) => ({
        form: { ...own, grant_type },
        headers: { "content-type": "Application/X-WWW-Form-URLencoded; charset=UTF-8" },
      }),
    },
    {
      name: "takes JSON with a charset",
      sent: (own) => ({
        json: { ...own, grant_type },
        headers: { "content-type": "application/json; charset=utf-8" },
      }),
    },
  ];
  for (const { name, sent } of taken) {
    it(name, async () => {
      const { id, secret } = clients.production;
      granted(await oauth.send("/oauth/token", sent(inBody(clients.production), [id, secret])));
    });
  }
});
