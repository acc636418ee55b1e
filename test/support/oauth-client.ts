interface Credentials {
  clientId: string;
  clientSecret: string;
}

/** A confidential client as a service would have one: it asks a portal for tokens, and what they are worth. */
export function oauthClient(url: string) {
  return {
    /** The answer of the token endpoint to `client_credentials`. */
    async token({ clientId, clientSecret }: Credentials) {
      const form = { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret };
      const response = await fetch(`${url}/oauth/token`, { method: "POST", body: new URLSearchParams(form) });
      const body = (await response.json()) as { access_token?: string; error?: string };
      return { status: response.status, ...body };
    },

    /** Whether an access token works. */
    async works(token: string | undefined): Promise<boolean> {
      const { status } = await fetch(`${url}/oauth/token/info`, {
        headers: { authorization: `Bearer ${token}` },
      });
      return status === 200;
    },
  };
}
