import { v7 } from "uuid";
import { createPortal, type Portal } from "../../provider/client/portal.ts";
import type { Values } from "../../provider/core/wire.ts";
import { startPortal, type TestPortal } from "./portal.ts";

/** A portal on loopback whose sandboxes are ready at once, and a client of it that is not under test. */
export interface PortalStage {
  url: string;
  portal: Portal;
  server: TestPortal;
  /** The token with which the provider writes, of `owner@example.com`. */
  token: string;
  stop: () => Promise<void>;
}

export async function startPortalStage(): Promise<PortalStage> {
  const server = await startPortal({ rateLimit: { perSecond: 1e6, burst: 1e6 } });
  const url = await server.app.listen({ host: "127.0.0.1", port: 0 });
  const { token } = await server.account("owner@example.com", { operator: true });
  await server.send("PATCH", "/settings", { token, body: { sandboxGenerationSeconds: 0 } });
  const portal = createPortal({ url, token, maxRetries: 0, requestTimeout: 10, maxRequestsPerSecond: 0 });
  return { url, portal, server, token, stop: () => server.stop() };
}

/** Makes an app that no program manages. @returns its id. */
export async function newApp(
  { portal }: Pick<PortalStage, "portal">,
  settings: Values = {},
): Promise<string> {
  const { id } = await portal.post<{ id: string }>("/apps", {
    name: `App ${v7()}`,
    description: "What others belong to.",
    integrationType: "embedded",
    category: "other",
    ...settings,
  });
  return id;
}
