import { refuse, type PortalError } from "../errors.ts";

/** What the disk, or the database on it, did, and what its operator has to do. */
const advice: [codes: RegExp, says: string][] = [
  [/^SQLITE_FULL/, "The disk is full: make room on it."],
  [
    /^SQLITE_READONLY_DBMOVED/,
    "The database's file was moved or replaced while the portal ran: stop the portal, then start it again.",
  ],
  [
    /^SQLITE_(READONLY|CANTOPEN|PERM)/,
    "The data folder may not be written to: check its permissions, and whether its disk is mounted read-only.",
  ],
  [
    /^SQLITE_(CORRUPT|NOTADB)/,
    "The database is damaged: see what `devportal doctor` says, and put a backup back with `devportal restore`.",
  ],
  [
    /^SQLITE_IOERR/,
    "The disk does not do what it is told: it is full or over a quota, mounted read-only, or about to fail.",
  ],
];

const again = 60_000;

/** What is to be done about a failure of the disk or of the database on it; undefined for any other error. */
export function adviceOn(error: unknown): string | undefined {
  const code = sqliteCode(error);
  return code === undefined ? undefined : advice.find(([codes]) => codes.test(code))?.[1];
}

/** Names failures of the disk `storage_failed`. Once a minute one of them has its cause, for the log; the others have none. */
export function storageFailures(clock: () => number = () => performance.now()): (error: unknown) => unknown {
  let told = -Infinity;
  return (error) => {
    const says = adviceOn(error);
    if (says === undefined) return error;
    const refusal: PortalError = refuse("storage_failed");
    if (clock() - told < again) return refusal;
    told = clock();
    refusal.cause = new Error(says, { cause: error });
    return refusal;
  };
}

function sqliteCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ("code" in error && String(error.code).startsWith("SQLITE_")) return String(error.code);
  return sqliteCode(error.cause);
}
