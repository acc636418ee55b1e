import type { Store } from "./store/store.ts";
import type { Timestamp } from "./store/tables.ts";

const flushEvery = 10_000;

/** Remembers when tokens were used and writes that down now and then, not with every request. */
export function tokenUses(store: Store) {
  let uses = new Map<string, Timestamp>();

  async function flush(): Promise<void> {
    if (uses.size === 0) return;
    const written = uses;
    uses = new Map();
    await store.write(async (db) => {
      // In one order everywhere, so that processes wait for each other; and what another one noted may be later.
      for (const [id, last_used_at] of [...written].sort(([one], [other]) => (one < other ? -1 : 1))) {
        await db
          .updateTable("tokens")
          .set({ last_used_at })
          .where("id", "=", id)
          .where((where) =>
            where.or([where("last_used_at", "is", null), where("last_used_at", "<", last_used_at)]),
          )
          .execute();
      }
    });
  }

  const timer = setInterval(() => void flush().catch(() => undefined), flushEvery).unref();
  return {
    note: (id: string, now: Timestamp) => void uses.set(id, now),
    async stop() {
      clearInterval(timer);
      await flush();
    },
  };
}
