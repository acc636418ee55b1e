import type { FastifyRequest } from "fastify";
import { actorOf } from "./authentication.ts";
import type { Clock } from "./clock.ts";
import type { Actor, Context } from "./context.ts";
import type { SealingKeys } from "./sealing.ts";
import type { Store } from "./store/store.ts";

/** What a portal is made of. */
export interface Parts {
  store: Store;
  clock: Clock;
  keys: SealingKeys;
  /** The address under which people and programs reach the portal; known once it listens. */
  publicUrl: () => string;
}

/** Runs business functions for a request: `portal.write(request, (context) => addApp(context, …))`. */
export interface Portal {
  read<T>(request: FastifyRequest, work: (context: Context) => Promise<T>): Promise<T>;
  write<T>(request: FastifyRequest, work: (context: Context) => Promise<T>): Promise<T>;
  /** For somebody who is not signed in. */
  writeUnsigned<T>(work: (context: Visiting) => Promise<T>): Promise<T>;
}

/** What business functions get that are for people without an account, or not signed in. */
export type Visiting = Pick<Context, "db" | "now" | "keys" | "publicUrl"> & { actor: null };

export function portalFor({ store, clock, keys, publicUrl }: Parts): Portal {
  const around = (actor: Actor) => ({ actor, now: clock().toISOString(), keys, publicUrl: publicUrl() });
  return {
    read(request, work) {
      const context = around(actorOf(request));
      return store.read((db) => work({ ...context, db, rowLock: null }));
    },
    write(request, work) {
      const context = around(actorOf(request));
      return store.write((db) => work({ ...context, db, rowLock: store.dialect.rowLock }));
    },
    writeUnsigned: (work) =>
      store.write((db) =>
        work({ db, actor: null, now: clock().toISOString(), keys, publicUrl: publicUrl() }),
      ),
  };
}
