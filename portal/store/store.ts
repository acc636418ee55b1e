import type { Dialect } from "./dialect.ts";
import type { StoreLoad } from "./store-load.ts";
import type { Database } from "./tables.ts";

/** Where the portal keeps everything. Functions get the database handle; none outlives its call. */
export interface Store {
  dialect: Dialect;

  /** Runs queries that all see the data of one moment, that of the first of them; nothing is locked. */
  read<T>(work: (db: Database) => Promise<T>): Promise<T>;

  /**
   * Runs `work` in a transaction: all of it is on disk when the promise resolves, none of it when it rejects.
   * `work` may await nothing but the database.
   * @throws PortalError `overloaded` when too many writes wait.
   */
  write<T>(work: (db: Database) => Promise<T>): Promise<T>;

  /** How busy it is at this moment. */
  load?(): StoreLoad;

  /** Finishes the waiting writes and closes the database. */
  close(): Promise<void>;
}
