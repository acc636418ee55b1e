import { Complaint } from "../complaint.ts";
import { PortalError } from "../errors.ts";
import { adviceOn } from "../store/sqlite-failures.ts";
import type { Store } from "../store/store.ts";
import { compare, type Compared } from "./checksums.ts";
import type { Reader } from "./places.ts";
import { countRows, insertRows, keyOf, pageOf, pageSize } from "./rows.ts";
import { tablesToCopy, type Table } from "./schema.ts";
import { beginOrGoOn, end, note, originOf, type Progress } from "./unfinished.ts";

/** Is told how a copy comes along. */
export interface Watcher {
  /** A table has so many of its rows. */
  rows(table: string, copied: number, all: number): void;
  /** All rows of a table are copied, of which this run added so many in so long. */
  done(table: string, rows: number, added: number, seconds: number): void;
  /** All tables are copied, and are compared. */
  comparing(): void;
}

export interface CopyOptions {
  watcher: Watcher;
  /** Ends the copy after the rows that are under way. */
  signal: AbortSignal;
}

/**
 * Copies every row of a database into an empty one, or goes on with such a copy, and compares both.
 * The target is marked as unfinished until they are the same.
 * @returns how the tables compare.
 */
export async function copy(
  source: Reader,
  target: Store,
  { watcher, signal }: CopyOptions,
): Promise<Compared[]> {
  const tables = await tablesToCopy();
  const progress = await beginOrGoOn(target, await originOf(source), tables);
  let at = "";
  try {
    for (const table of tables) {
      at = `${table.name}: `;
      const begun = progress.get(table.name);
      if (!begun) throw new Complaint("--to holds the beginning of a copy by another version of devportal.");
      await copyTable(source, target, table, begun, { watcher, signal });
    }
    at = "";
    watcher.comparing();
    const compared = await compare(source, target, tables, () => signal.throwIfAborted());
    if (compared.every(({ same }) => same)) await end(target);
    return compared;
  } catch (error) {
    throw resumable(error, at, signal);
  }
}

async function copyTable(
  source: Reader,
  target: Store,
  table: Table,
  begun: Progress,
  { watcher, signal }: CopyOptions,
): Promise<void> {
  const began = performance.now();
  const all = await source.read((db) => countRows(db, table));
  let progress = begun;
  for (;;) {
    signal.throwIfAborted();
    const was = progress;
    const rows = await source.read((db) => pageOf(db, table, was.after));
    const last = rows.at(-1);
    if (!last) break;
    const now = { after: keyOf(table, last), rows: was.rows + rows.length };
    await target.write(async (db) => {
      await note(db, table.name, was, now);
      await insertRows(db, table, rows);
    });
    progress = now;
    watcher.rows(table.name, now.rows, all);
    if (rows.length < pageSize(table)) break;
  }
  watcher.done(table.name, progress.rows, progress.rows - begun.rows, (performance.now() - began) / 1_000);
}

const goesOn =
  "What is copied stays there: the same command goes on with it. Until it is whole, no portal starts on it.";

function resumable(error: unknown, at: string, signal: AbortSignal): unknown {
  if (error === signal.reason) return new Complaint(`The copy was interrupted. ${goesOn}`);
  if (!(error instanceof Error) || error instanceof Complaint || !("code" in error)) return error;
  const { message } = error instanceof PortalError && error.cause instanceof Error ? error.cause : error;
  const said = [`${at}${message.replace(/\.?$/, ".")}`, adviceOn(error), goesOn].filter(Boolean);
  return new Complaint(said.join(" "), { cause: error });
}
