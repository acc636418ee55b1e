import { expect } from "chai";
import * as openid from "openid-client";
import type { oauthOf, TestClient } from "./oauth.ts";
import type { ServedPortal } from "./served-portal.ts";
import { succeed } from "./stage.ts";

export type Environment = "production" | "sandbox";

/** How a client proves who it is. */
export const ways = {
  client_secret_basic: openid.ClientSecretBasic,
  client_secret_post: openid.ClientSecretPost,
};
export type Way = keyof typeof ways;

/** A client of an environment that has this redirect URI, and no other. */
export async function clientOf(
  portal: ServedPortal,
  oauth: ReturnType<typeof oauthOf>,
  environment: Environment,
  redirectUri: string,
): Promise<TestClient> {
  if (environment === "production") return oauth.production([redirectUri]);
  const client = await oauth.sandbox();
  const body = { redirectUris: [redirectUri] };
  await succeed(portal, portal.owner.token, "PATCH", `${client.app}/sandbox`, { body });
  return { ...client, redirectUri };
}

/** What openid-client learns of a portal from its metadata, and nothing else. */
export function discover(url: string, { id, secret }: TestClient, way: Way = "client_secret_basic") {
  return openid.discovery(new URL(url), id, undefined, ways[way](secret), {
    algorithm: "oauth2",
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing listens with TLS here
    execute: [openid.allowInsecureRequests],
  });
}

/** Where a client sends a person, and what it expects when they are back. */
export async function begin(config: openid.Configuration, { redirectUri }: TestClient) {
  const pkceCodeVerifier = openid.randomPKCECodeVerifier();
  const expectedState = openid.randomState();
  const url = openid.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    state: expectedState,
    code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: "S256",
  });
  return { url: url.href, checks: { pkceCodeVerifier, expectedState } };
}

export async function isActive(config: openid.Configuration, token: string): Promise<boolean> {
  return (await openid.tokenIntrospection(config, token)).active;
}

/** What a promise is rejected with. */
export async function failure(promise: Promise<unknown>): Promise<Error> {
  return promise.then(
    () => expect.fail("it was not refused"),
    (error: unknown) => error as Error,
  );
}
