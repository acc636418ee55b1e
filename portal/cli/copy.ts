import { Command, Option } from "commander";
import { dirname, join } from "node:path";
import { Complaint } from "../complaint.ts";
import { compare, type Compared } from "../copy/checksums.ts";
import { copy } from "../copy/copy.ts";
import { requireWhole } from "../copy/mark.ts";
import { areOne, openSource, openTarget, toPlace, type Place } from "../copy/places.ts";
import { count, progressOn, rowsOf } from "../copy/progress.ts";
import { tablesToCopy } from "../copy/schema.ts";
import { columns, examples } from "./options.ts";

// Read where they are used: what is said of a wrong option names its value, and these hold passwords.
export const copyCommand = () =>
  new Command("copy")
    .description(
      "Copy all data into an empty database, of the other kind or the same, and compare both; no portal may be running. Run again, it goes on where it ended.",
    )
    .addOption(
      new Option(
        "--from <database>",
        "what is copied: sqlite:<folder or file> or postgres://user:password@host/database; one with a password is better given by its variable",
      )
        .env("DEVPORTAL_COPY_FROM")
        .makeOptionMandatory(),
    )
    .addOption(
      new Option("--to <database>", "the empty database that it is copied into; the same forms")
        .env("DEVPORTAL_COPY_TO")
        .makeOptionMandatory(),
    )
    .option("--verify", "copy nothing, only compare both", false)
    .addHelpText(
      "after",
      examples(
        "DEVPORTAL_COPY_TO=postgres://portal:…@db.example.com/portal devportal copy --from sqlite:./data",
        "devportal copy --from sqlite:./data --to postgres://portal@localhost/portal --verify",
      ),
    )
    .action(run);

interface Flags {
  from: string;
  to: string;
  verify: boolean;
}

async function run({ verify, ...given }: Flags): Promise<void> {
  const [from, to] = [about("--from", () => toPlace(given.from)), about("--to", () => toPlace(given.to))];
  if (areOne(from, to)) throw new Complaint("--from and --to are the same database.");
  const source = await aboutOpening("--from", openSource(from));
  try {
    const target = await aboutOpening("--to", openTarget(to, { make: !verify }));
    try {
      await aboutOpening("--from", requireWhole(source));
      if (verify) {
        await aboutOpening("--to", requireWhole(target));
        const compared = await compare(source, target, await tablesToCopy(), () => undefined);
        report(compared, "Both databases hold the same");
      } else {
        const compared = await copy(source, target, {
          watcher: progressOn(process.stderr),
          signal: interrupt(),
        });
        report(compared, "Copied, and both databases hold the same");
        sayOfKeys(compared, from, to);
      }
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/** Ends with the first signal; the second one ends the process. */
function interrupt(): AbortSignal {
  const controller = new AbortController();
  for (const each of ["SIGINT", "SIGTERM"] as const) {
    process.once(each, () => {
      console.error(`devportal: ${each}: ending with the rows under way. Once more stops at once.`);
      controller.abort();
    });
  }
  return controller.signal;
}

function report(compared: Compared[], says: string): void {
  const lines = compared.map(({ table, from, to, same }) => [
    table,
    count(from.rows),
    from.checksum.slice(0, 16),
    count(to.rows),
    to.checksum.slice(0, 16),
    same ? "same" : "DIFFERS",
  ]);
  console.log(
    columns([["TABLE", "ROWS FROM", "CHECKSUM FROM", "ROWS TO", "CHECKSUM TO", "COMPARED"], ...lines]),
  );
  const wrong = compared.filter((each) => !each.same).map(({ table }) => table);
  if (wrong.length > 0) {
    throw new Complaint(
      `The databases differ in ${wrong.join(", ")}: one of them was written to. While no portal runs on --from, copy it into a new database.`,
    );
  }
  const rows = compared.reduce((sum, { from }) => sum + from.rows, 0);
  console.log(`${says}: ${rowsOf(rows)} in ${compared.length} tables.`);
}

function sayOfKeys(compared: Compared[], from: Place, to: Place): void {
  if (!compared.some(({ table, from: { rows } }) => table === "sealing_keys" && rows > 0)) return;
  const keysOf = ({ file }: { file: string }) => join(dirname(file), "sealing-keys");
  const former = "file" in from ? `${keysOf(from)}, or what` : "what";
  const now = "file" in to ? `as ${keysOf(to)}` : "in its data folder";
  console.log(
    `The sealing keys are a file and no part of a database: the portal on the copy needs ${former} --sealing-keys named, ${now} or by --sealing-keys.`,
  );
}

function about<T>(option: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw named(option, error);
  }
}

async function aboutOpening<T>(option: string, opened: Promise<T>): Promise<T> {
  return opened.catch((error: unknown) => {
    throw named(option, error);
  });
}

function named(option: string, error: unknown): unknown {
  return error instanceof Complaint ? new Complaint(`${option}: ${error.message}`, { cause: error }) : error;
}
