import type { InjectOptions } from "fastify";
import { issueTokens } from "../../portal/oauth/tokens.ts";
import type { RateLimit } from "../../portal/rate-limit.ts";
import { startPortal, type TestPortal } from "./portal.ts";
import { newApp, succeed } from "./stage.ts";

/** What a test sends to the data API; undefined takes a header away that would be sent. */
export interface RestRequest {
  body?: unknown;
  headers?: Record<string, string | undefined>;
}

/** A sandbox, and how a client that has a token of it asks its data API. */
export async function openSandbox(portal: TestPortal, ownerToken: string, app?: string) {
  app ??= await newApp(portal, ownerToken);
  await succeed(portal, ownerToken, "POST", `${app}/sandbox`);
  const appId = app.replace("/apps/", "");
  const row = await portal.store.read((db) =>
    db
      .selectFrom("sandboxes")
      .innerJoin("client_secrets", "client_secrets.client_id", "sandboxes.client_id")
      .selectAll("sandboxes")
      .select("client_secrets.id as secret_id")
      .where("app_id", "=", appId)
      .executeTakeFirstOrThrow(),
  );
  const client = {
    clientId: row.client_id,
    app: { id: appId, name: "", ownerId: "" },
    secretId: row.secret_id,
  };
  const now = portal.clock().toISOString();
  const { access_token } = await portal.store.write((db) => issueTokens(db, client, null, now));

  return {
    app,
    row,
    token: access_token,
    company: row.company_id,
    project: `/projects/${row.project_id}`,
    projectId: row.project_id,
    async send(
      method: NonNullable<InjectOptions["method"]>,
      path: string,
      { body, headers }: RestRequest = {},
    ) {
      const all = {
        authorization: `Bearer ${access_token}`,
        "procore-company-id": String(row.company_id),
        ...headers,
      };
      const response = await portal.app.inject({
        method,
        url: `/rest/v1.0${path}`,
        headers: Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)),
        ...(body === undefined ? {} : { payload: body as InjectOptions["payload"] }),
      });
      return {
        status: response.statusCode,
        headers: response.headers,
        text: response.body,
        json: response.body === "" ? undefined : JSON.parse(response.body),
      };
    },
  };
}

export type TestSandbox = Awaited<ReturnType<typeof openSandbox>>;

/** A portal whose sandboxes are ready at once, and one of them. */
export async function startRestStage(rateLimit: RateLimit = { perSecond: 1e6, burst: 1e6 }) {
  const portal = await startPortal({ rateLimit });
  const owner = await portal.account("owner@example.com", { operator: true });
  await succeed(portal, owner.token, "PATCH", "/settings", { body: { sandboxGenerationSeconds: 0 } });
  return { portal, owner, sandbox: await openSandbox(portal, owner.token) };
}
