export interface Credentials {
  clientId: string;
  clientSecret: string;
}

/** Gives access tokens of a client that acts for itself, and asks for a new one a minute before the last one ends. */
export function tokenSource(portal: string, { clientId, clientSecret }: Credentials) {
  let token = "";
  let endsAt = 0;

  return async (): Promise<string> => {
    if (Date.now() < endsAt - 60_000) return token;
    const response = await fetch(`${portal}/oauth/token`, {
      method: "POST",
      headers: { authorization: `Basic ${btoa(`${clientId}:${clientSecret}`)}` },
      body: new URLSearchParams({ grant_type: "client_credentials" }),
    });
    const answer = (await response.json()) as TokenAnswer;
    if (!response.ok)
      throw new Error(`No token for ${clientId}: ${answer.error} (${answer.error_description})`);
    token = answer.access_token;
    endsAt = Date.now() + answer.expires_in * 1_000;
    return token;
  };
}

interface TokenAnswer {
  access_token: string;
  expires_in: number;
  error?: string;
  error_description?: string;
}
