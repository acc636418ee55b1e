import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import type { Store } from "../store/store.ts";
import type { StoreListener } from "../store/store-load.ts";

/** Counts what a store does and, once it is open, how busy it is. */
export function transactionMetrics(registry: Registry): {
  listener: StoreListener;
  watch: (store: Store) => void;
} {
  const registers = [registry];
  const batches = new Histogram({
    name: "devportal_store_commit_writes",
    help: "How many writes shared a commit. SQLite only: PostgreSQL commits each alone.",
    buckets: [1, 2, 5, 10, 25, 50, 100, 250],
    registers,
  });
  const retries = new Counter({
    name: "devportal_store_transaction_retries_total",
    help: "Transactions that were run again, by `reason`: an SQLSTATE, or `connection`. PostgreSQL only.",
    labelNames: ["reason"],
    registers,
  });

  return {
    listener: {
      onCommit: (writes) => batches.observe(writes),
      onRetry: (reason) => retries.inc({ reason }),
    },
    watch(store) {
      new Gauge({
        name: "devportal_store_transactions",
        help: "Transactions by `kind` (`read` and `write` with SQLite, `any` with PostgreSQL) and `state` (`running`, `waiting`).",
        labelNames: ["kind", "state"],
        registers,
        collect() {
          for (const [kind, { running, waiting }] of Object.entries(store.load?.() ?? {})) {
            this.set({ kind, state: "running" }, running);
            this.set({ kind, state: "waiting" }, waiting);
          }
        },
      });
    },
  };
}
