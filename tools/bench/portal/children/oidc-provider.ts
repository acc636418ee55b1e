import { generateKeyPairSync, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { join } from "node:path";
import Provider from "oidc-provider";
import { form, json } from "../announcement.ts";
import { announce, listen } from "./announce.ts";
import { openDatabase } from "./database.ts";
import { sqliteAdapter } from "./oidc-adapter.ts";

/** oidc-provider as its documentation sets it up. The client of the tokens is in the configuration, and so in memory. */
await announce(async (folder) => {
  const file = join(folder, "oidc-provider.db");
  const client = { client_id: "benchmark", client_secret: randomBytes(32).toString("base64url") };
  const server = createServer();
  const url = await listen(server);
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const provider = new Provider(url, {
    adapter: sqliteAdapter(openDatabase(file)),
    clients: [
      {
        ...client,
        grant_types: ["client_credentials"],
        token_endpoint_auth_method: "client_secret_post",
        redirect_uris: [],
        response_types: [],
      },
    ],
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      registration: { enabled: true },
    },
    ttl: { ClientCredentials: 5_400 },
    cookies: { keys: [randomBytes(32).toString("base64url")] },
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), use: "sig" }] },
  });
  const answer = provider.callback();
  server.on("request", (request, response) => void answer(request, response));
  const body = form({ grant_type: "client_credentials", ...client });
  return {
    url,
    requests: {
      "client_credentials tokens": [{ method: "POST", path: "/token", ...body }],
      "create app": [
        {
          method: "POST",
          path: "/reg",
          ...json({ client_name: "App [<id>]", redirect_uris: ["https://example.com/callback"] }),
        },
      ],
    },
    stored: {
      "client_credentials tokens": {
        property: "access_token",
        file,
        query: "select 1 from models where kind = 'ClientCredentials' and id = ?",
        storedAs: "itself",
      },
      "create app": {
        property: "client_id",
        file,
        query: "select 1 from models where kind = 'Client' and id = ?",
        storedAs: "itself",
      },
    },
  };
});
