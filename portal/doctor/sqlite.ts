import BetterSqlite3 from "better-sqlite3";
import { statfsSync, statSync } from "node:fs";
import { adviceOn } from "../store/sqlite-failures.ts";
import { damageIn } from "../store/sqlite-integrity.ts";
import { fail, ok, sizeOf, warn, type Finding } from "./finding.ts";

const megabyte = 1e6;
const largeLog = 256 * megabyte;
const [leastRoom, littleRoom] = [32 * megabyte, 512 * megabyte];

/** What can be wrong with a database in a file; the portal may be running on it. */
export function checkSqlite(file: string): Finding[] {
  const size = statSync(file).size;
  const { bavail, bsize } = statfsSync(file);
  return [integrity(file, size), log(file), room(bavail * bsize, size)];
}

function integrity(file: string, size: number): Finding {
  try {
    const connection = new BetterSqlite3(file, { readonly: true, timeout: 10_000 });
    try {
      const damage = damageIn(connection, { thorough: true });
      if (damage.length === 0) return ok("integrity", `All ${sizeOf(size)} of the database are whole.`);
      return fail(
        "integrity",
        `${damage.join("; ")}: stop the portal and put a backup back with \`devportal restore\`.`,
      );
    } finally {
      connection.close();
    }
  } catch (error) {
    return fail("integrity", `${(error as Error).message}. ${adviceOn(error) ?? ""}`.trim());
  }
}

function log(file: string): Finding {
  const size = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  if (size > largeLog) {
    return warn(
      "log",
      `The database's log has ${sizeOf(size)}: if it goes on growing, something has read for a long time; stop the portal to empty it.`,
    );
  }
  return ok("log", `The database's log has ${sizeOf(size)}.`);
}

/** @param free How much is free on the disk. @param size How much the database has. */
export function room(free: number, size: number): Finding {
  const says = `${sizeOf(free)} are free on the disk`;
  if (free < leastRoom) return fail("disk", `${says}: make room, or nothing can be written soon.`);
  // A migration may write everything anew.
  if (free < Math.max(littleRoom, 2 * size)) return warn("disk", `${says}: make room for the data to grow.`);
  return ok("disk", `${says}.`);
}
