import type { FastifyInstance } from "fastify";
import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import type { Listening } from "../listening.ts";
import type { Store } from "../store/store.ts";
import type { StoreListener } from "../store/store-load.ts";
import { packageVersion } from "../version.ts";
import { serveMetrics, type MetricsEndpoint } from "./endpoint.ts";
import { outboxMetrics } from "./outbox.ts";
import { requestMetrics } from "./requests.ts";
import { transactionMetrics } from "./transactions.ts";

/** What one portal counts, for Prometheus and what reads its form. */
export interface Metrics {
  registry: Registry;
  /** Is told what the store does, from its opening on. */
  storeListener: StoreListener;
  watchStore: (store: Store) => void;
  watchRequests: (app: FastifyInstance) => void;
  serve: (at: Listening) => Promise<MetricsEndpoint>;
}

export function newMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const build = new Gauge({
    name: "devportal_build_info",
    help: "Always 1, with the `version` of the portal.",
    labelNames: ["version"],
    registers: [registry],
  });
  build.set({ version: packageVersion() }, 1);
  const watchRequests = requestMetrics(registry);
  const transactions = transactionMetrics(registry);
  return {
    registry,
    storeListener: transactions.listener,
    watchStore(store) {
      transactions.watch(store);
      outboxMetrics(registry, store);
    },
    watchRequests,
    serve: (at) => serveMetrics(registry, at),
  };
}
