import type { Answered } from "./answers.ts";
import type { browserOn } from "./browser.ts";
import type { Client, FullApp } from "./fill-apps.ts";

/** The endpoints of a portal for clients. */
export function endpointsOf(url: string) {
  async function post(path: string, { clientId, secret }: Credentials, form: Record<string, string>) {
    const response = await fetch(`${url}/oauth/${path}`, {
      method: "POST",
      headers: { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString("base64")}` },
      body: new URLSearchParams(form),
    });
    return { status: response.status, body: (await response.json()) as Answered };
  }
  return {
    token: (client: Credentials, form: Record<string, string>) => post("token", client, form),
    introspect: (client: Credentials, token: string) => post("introspect", client, { token }),
    revoke: (client: Credentials, token: string) => post("revoke", client, { token }),
  };
}

export interface Credentials {
  clientId: string;
  secret: string;
}

export const current = ({ clientId, secrets }: Client): Credentials => ({
  clientId,
  secret: secrets.at(-1)!,
});

/** What clients get of a portal: tokens that work, tokens that ended, and a code that nobody has used yet. */
export async function fillOAuth(url: string, app: FullApp, person: ReturnType<typeof browserOn>) {
  const { token, revoke } = endpointsOf(url);
  const { production, sandbox, redirectUri } = app;
  const own = { grant_type: "client_credentials" };
  const must = async (...asked: Parameters<typeof token>) => {
    const { status, body } = await token(...asked);
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body as { access_token: string; refresh_token: string };
  };
  const code = () => person.authorize(production.clientId, redirectUri);
  const exchange = async () =>
    must(current(production), {
      grant_type: "authorization_code",
      code: await code(),
      redirect_uri: redirectUri,
    });
  const refresh = ({ refresh_token }: { refresh_token: string }) =>
    must(current(production), { grant_type: "refresh_token", refresh_token });

  const revoked = await exchange();
  await revoke(current(production), revoked.access_token);
  const refreshed = await exchange();
  const authorized = await refresh(refreshed);
  return {
    production,
    sandbox,
    redirectUri,
    /** Tokens by what they are. */
    live: {
      "of a person": authorized.access_token,
      "of a person, from before a refresh": refreshed.access_token,
      "of production credentials": (await must(current(production), own)).access_token,
      "of a sandbox": (await must(current(sandbox), own)).access_token,
    },
    ended: { "that was revoked": revoked.access_token },
    refreshToken: authorized.refresh_token,
    spentRefreshToken: refreshed.refresh_token,
    code: await code(),
  };
}
