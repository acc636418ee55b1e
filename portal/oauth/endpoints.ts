/** Where the endpoints are, below the portal's own address. */
export const endpoints = {
  authorization: "/oauth/authorize",
  token: "/oauth/token",
  tokenInfo: "/oauth/token/info",
  revocation: "/oauth/revoke",
  introspection: "/oauth/introspect",
  metadata: "/.well-known/oauth-authorization-server",
} as const;
