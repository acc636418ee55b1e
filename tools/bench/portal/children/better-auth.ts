import { oauthProvider } from "@better-auth/oauth-provider";
import { betterAuth, type BetterAuthOptions } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import { toNodeHandler } from "better-auth/node";
import { jwt } from "better-auth/plugins";
import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { join } from "node:path";
import { form, json } from "../announcement.ts";
import { announce, listen } from "./announce.ts";
import { openDatabase } from "./database.ts";

const scope = "read";

/** better-auth with its OAuth provider as the documentation sets them up. Only its rate limit is off. */
await announce(async (folder) => {
  const file = join(folder, "better-auth.db");
  const server = createServer();
  const url = await listen(server);
  const options = {
    baseURL: url,
    secret: randomBytes(32).toString("base64url"),
    database: openDatabase(file),
    emailAndPassword: { enabled: true },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    plugins: [
      jwt(),
      oauthProvider({
        loginPage: "/sign-in",
        consentPage: "/consent",
        scopes: ["openid", scope],
        // Without it nobody may give a client the right to act for itself.
        clientPrivileges: () => true,
        allowDynamicClientRegistration: true,
      }),
    ],
  } satisfies BetterAuthOptions;
  const { runMigrations } = await getMigrations(options);
  await runMigrations();
  const auth = betterAuth(options);
  const handle = toNodeHandler(auth);
  server.on("request", (request, response) => void handle(request, response));

  const { headers } = await auth.api.signUpEmail({
    body: { name: "Ada", email: "owner@example.com", password: "a long password" },
    returnHeaders: true,
  });
  const cookie = headers
    .getSetCookie()
    .map((each) => each.split(";")[0])
    .join("; ");
  const { client_id, client_secret = "" } = await auth.api.adminCreateOAuthClient({
    headers: new Headers({ cookie }),
    body: {
      client_name: "Benchmark",
      grant_types: ["client_credentials"],
      token_endpoint_auth_method: "client_secret_post",
      client_credentials_scopes: [scope],
    },
  });
  const body = form({ grant_type: "client_credentials", client_id, client_secret });
  const registration = json({ client_name: "App [<id>]", redirect_uris: ["https://example.com/callback"] });
  return {
    url,
    requests: {
      "client_credentials tokens": [{ method: "POST", path: "/api/auth/oauth2/token", ...body }],
      "create app": [
        {
          method: "POST",
          path: "/api/auth/oauth2/register",
          ...registration,
          headers: { ...registration.headers, cookie, origin: url },
        },
      ],
    },
    stored: {
      "client_credentials tokens": {
        property: "access_token",
        file,
        query: "select 1 from oauthAccessToken where token = ?",
        storedAs: "base64url SHA-256",
      },
      "create app": {
        property: "client_id",
        file,
        query: "select 1 from oauthClient where clientId = ?",
        storedAs: "itself",
      },
    },
  };
});
