import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { Registry } from "prom-client";
import { notListening, urlOf, type Listening } from "../listening.ts";

/** Where the metrics are served. */
export interface MetricsEndpoint {
  url: string;
  stop: () => Promise<void>;
}

/**
 * Serves metrics at `/metrics` of an address of their own: whoever reaches the portal does not reach them.
 * @throws Complaint when nothing can listen there.
 */
export async function serveMetrics(registry: Registry, at: Listening): Promise<MetricsEndpoint> {
  const server = createServer((request, response) => {
    if (request.url?.split("?")[0] !== "/metrics") {
      answer(response, 404, "The metrics are at /metrics.\n");
    } else if (request.method !== "GET" && request.method !== "HEAD") {
      response.setHeader("allow", "GET, HEAD");
      answer(response, 405, "The metrics can only be read.\n");
    } else {
      registry.metrics().then(
        (text) => answer(response, 200, text, registry.contentType),
        () => answer(response, 500, "The metrics could not be collected.\n"),
      );
    }
  });
  try {
    await once(server.listen(at.port, at.host), "listening");
  } catch (error) {
    throw notListening(error, { ...at, options: "--metrics-" });
  }
  return {
    url: `${urlOf(server, at)}/metrics`,
    async stop() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function answer(response: ServerResponse, status: number, text: string, type = "text/plain; charset=utf-8") {
  response.writeHead(status, {
    "content-type": type,
    "content-length": Buffer.byteLength(text),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  response.end(text);
}
