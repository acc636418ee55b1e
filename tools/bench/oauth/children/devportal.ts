import { rmSync } from "node:fs";
import { join } from "node:path";
import { hashOf, randomText } from "../../../../portal/client-secrets.ts";
import { appendTo } from "../../../../portal/log-file.ts";
import { logOptions } from "../../../../portal/log.ts";
import { startPortal, type TestPortal } from "../../../../test/support/portal.ts";
import { succeed } from "../../../../test/support/stage.ts";
import { settingsOf } from "../../subjects/subject.ts";
import { form, type BenchRequest } from "../announcement.ts";
import { addressOf, announce } from "./announce.ts";

/** Enough that no one token stays at hand for every request. */
const tokens = 100;

interface Client {
  client_id: string;
  client_secret: string;
}

/** The portal as `devportal serve` runs it, with a log line for every request; only its rate limit is out of reach. */
await announce(async (folder) => {
  let url = "";
  const portal = await startPortal({
    clock: () => new Date(),
    publicUrl: () => url,
    rateLimit: { perSecond: 1e9, burst: 1e9 },
    log: logOptions("info", await appendTo(join(folder, "log"))),
  });
  process.once("exit", () => rmSync(portal.folder, { recursive: true, force: true }));
  await portal.app.listen({ host: "127.0.0.1", port: 0, listenTextResolver: () => "listening" });
  url = addressOf(portal.app.server);

  const { app, sandbox } = await addClients(portal);
  const opened = { "procore-company-id": String(sandbox.companyId) };
  return {
    url,
    requests: {
      tokens: [tokenRequest(app)],
      introspection: (await issue(portal, app)).map((token) => ({
        method: "POST",
        path: "/oauth/introspect",
        ...form({ ...app, token }),
      })),
      read: (await issue(portal, sandbox.client)).map((token) => ({
        method: "GET",
        path: `/rest/v1.0/projects/${sandbox.projectId}/rfis`,
        headers: { ...opened, authorization: `Bearer ${token}` },
      })),
    },
    tokens: {
      file: join(portal.folder, "devportal.db"),
      query: "select 1 from oauth_tokens where access_hash = ?",
      storedAs: "hex SHA-256",
    },
  };
});

/** An app with production credentials and a sandbox, under one secret that is known. */
async function addClients(portal: TestPortal) {
  const { token } = await portal.account("owner@example.com", { operator: true });
  const add = (path: string, body: object) => succeed(portal, token, "POST", path, { body });
  await succeed(portal, token, "PATCH", "/settings", { body: { sandboxGenerationSeconds: 0 } });
  const { id } = await add("/apps", settingsOf(0));
  const secret = randomText();
  const secretHash = hashOf(secret);
  const credentials = await add(`/apps/${id}/production-credentials`, { secretHash });
  const sandbox = await add(`/apps/${id}/sandbox`, { secretHash });
  const client = ({ clientId }: { clientId: string }): Client => ({
    client_id: clientId,
    client_secret: secret,
  });
  return { app: client(credentials), sandbox: { ...sandbox, client: client(sandbox) } };
}

function tokenRequest(client: Client): BenchRequest {
  return { method: "POST", path: "/oauth/token", ...form({ grant_type: "client_credentials", ...client }) };
}

async function issue(portal: TestPortal, client: Client): Promise<string[]> {
  const { method, path, headers, body } = tokenRequest(client);
  const issued: string[] = [];
  while (issued.length < tokens) {
    const answer = await portal.app.inject({ method, url: path, headers, payload: body });
    if (answer.statusCode !== 200) throw new Error(`The portal issued no token: ${answer.body}`);
    issued.push(answer.json<{ access_token: string }>().access_token);
  }
  return issued;
}
