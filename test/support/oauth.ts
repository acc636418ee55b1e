import { createHash, randomBytes } from "node:crypto";
import { expect } from "chai";
import { press } from "./consent.ts";
import { ask, pairsOf, type Answered, type OAuthJson, type Params, type Sent } from "./oauth-requests.ts";
import type { TestPortal } from "./portal.ts";
import { programSecret } from "./program.ts";
import { newApp, startStage, succeed } from "./stage.ts";
import { visitor } from "./visitor.ts";

/** A client whose secret is known. */
export interface TestClient {
  /** The path of its app. */
  app: string;
  id: string;
  secret: string;
  redirectUri: string;
}

export type Person = Awaited<ReturnType<TestPortal["account"]>>;

export const callback = "https://client.example/callback";
export const minute = 60_000;

/** A verifier and what is made of it (RFC 7636). */
export function newVerifier(verifier = randomBytes(32).toString("base64url")) {
  const code_challenge = createHash("sha256").update(verifier).digest("base64url");
  return { verifier, challenge: { code_challenge, code_challenge_method: "S256" } };
}

/** What the body says of the client when it does not authenticate by HTTP Basic. */
export function inBody({ id, secret }: TestClient): Params {
  return { client_id: id, client_secret: secret };
}

/** A portal with an owner of apps, who is the operator, and with somebody who has nothing to do with them. */
export async function startOAuth() {
  const { portal, owner } = await startStage();
  await succeed(portal, owner.token, "PATCH", "/settings", { body: { sandboxGenerationSeconds: 0 } });
  const person = await portal.account("person@example.com");
  return { portal, owner, person, ...oauthOf(portal, owner) };
}

export type OAuth = Awaited<ReturnType<typeof startOAuth>>;

/** Clients of a portal, and what they do; the apps are the owner's. */
export function oauthOf(portal: TestPortal, owner: Person) {
  const send = (path: string, sent?: Sent) => ask(portal, path, sent);

  async function production(
    redirectUris = [callback],
    own = programSecret(),
    app?: string,
  ): Promise<TestClient> {
    const made = app ?? (await newApp(portal, owner.token));
    const body = { redirectUris, secretHash: own.secretHash };
    const { clientId } = await succeed(portal, owner.token, "POST", `${made}/production-credentials`, {
      body,
    });
    return { app: made, id: clientId, secret: own.secret, redirectUri: redirectUris[0] ?? "" };
  }

  /** Its redirect URI is the one that every sandbox has. */
  async function sandbox(app?: string, by = owner): Promise<TestClient> {
    const made = app ?? (await newApp(portal, by.token));
    const own = programSecret();
    const body = { secretHash: own.secretHash };
    const { clientId } = await succeed(portal, by.token, "POST", `${made}/sandbox`, { body });
    return { app: made, id: clientId, secret: own.secret, redirectUri: "http://localhost" };
  }

  function authorizeUrl({ id, redirectUri }: TestClient, more: Params = {}): string {
    const params = { response_type: "code", client_id: id, redirect_uri: redirectUri, ...more };
    return `/oauth/authorize?${pairsOf(params).toString()}`;
  }

  /** Asks somebody who is signed in, and who answers with this button if there is a question. */
  async function decide(
    client: TestClient,
    account: Person,
    more: Params = {},
    label: "Authorize" | "Deny" = "Authorize",
  ) {
    const who = await visitor(portal).signInAs(account);
    const page = await who.get(authorizeUrl(client, more));
    return page.status === 200 ? press(who, page, label) : page;
  }

  /** The code that comes of somebody's consent. */
  async function code(client: TestClient, account: Person, more?: Params): Promise<string> {
    const { status, location = "", text } = await decide(client, account, more);
    const { searchParams } = new URL(location, "http://no-location.invalid");
    expect(searchParams.get("code"), `${status} ${location} ${text}`).to.match(/^[\w-]{43}$/);
    return searchParams.get("code") ?? "";
  }

  const token = (client: TestClient, form: Params) =>
    send("/oauth/token", { form, basic: [client.id, client.secret] });

  const exchange = (client: TestClient, code: string, more: Params = {}) =>
    token(client, { grant_type: "authorization_code", code, redirect_uri: client.redirectUri, ...more });

  const refresh = (client: TestClient, refresh_token: string, more: Params = {}) =>
    token(client, { grant_type: "refresh_token", refresh_token, ...more });

  const info = (access_token: string) => send("/oauth/token/info", { bearer: access_token });

  return {
    send,
    production,
    sandbox,
    authorizeUrl,
    decide,
    code,
    token,
    exchange,
    refresh,
    info,

    /** What a client has after somebody authorized it. */
    async tokens(client: TestClient, account: Person): Promise<OAuthJson> {
      return granted(await exchange(client, await code(client, account)));
    },

    /** What a client has for itself. */
    async ownTokens(client: TestClient): Promise<OAuthJson> {
      return granted(await token(client, { grant_type: "client_credentials" }));
    },

    introspect: (client: TestClient, token: string) =>
      send("/oauth/introspect", { form: { token }, basic: [client.id, client.secret] }),

    revoke: (client: TestClient, token: string) =>
      send("/oauth/revoke", { form: { token }, basic: [client.id, client.secret] }),

    /** Whether an access token opens anything. */
    async lives({ access_token }: Pick<OAuthJson, "access_token">): Promise<boolean> {
      const { status, json } = await info(access_token);
      expect(json.error ?? "").to.be.oneOf(status === 200 ? [""] : ["invalid_token"]);
      return status === 200;
    },
  };
}

/** The tokens of an answer that has some. */
export function granted({ status, json, text }: Answered): OAuthJson {
  expect(status, text).to.equal(200);
  return json;
}
