import { readFile } from "node:fs/promises";
import { days, later, minutes } from "../clock.ts";
import { isKeyOf, parseSealingKeys, sealedWith } from "../sealing-key-file.ts";
import type { SealingKey } from "../sealing.ts";
import type { Store } from "../store/store.ts";
import { fail, ok, warn, type Finding } from "./finding.ts";

/** What can be wrong with what is in a database, whichever it is. */
export async function checkContents(store: Store, keysFile: string, now: string): Promise<Finding[]> {
  return [await sealing(store, keysFile), await outbox(store, now), await clock(store, now)];
}

async function sealing(store: Store, file: string): Promise<Finding> {
  const check = "sealing keys";
  const known = await store.read((db) => db.selectFrom("sealing_keys").selectAll().execute());
  if (known.length === 0) return ok(check, "None yet: the portal makes one when it starts first.");
  let keys: SealingKey[];
  try {
    keys = parseSealingKeys(await readFile(file, "utf8"), file);
  } catch (error) {
    return fail(check, `${(error as Error).message}. Put the file back from your backup.`);
  }
  const wrong = known.filter((row) => keys.some((key) => key.id === row.id && !isKeyOf(row, key)));
  if (wrong.length > 0) {
    return fail(check, `${file} has another key ${wrong[0]?.id}: put the file back from your backup.`);
  }
  const lost = known.filter(({ id }) => !keys.some((key) => key.id === id));
  let secrets = 0;
  for (const { id } of lost) secrets += await sealedWith(store, id);
  if (secrets > 0) {
    return fail(
      check,
      `${file} lacks ${lost.map(({ id }) => id).join(", ")}: ${secrets} sandbox secrets cannot be shown. Put the file back from your backup, or reset them.`,
    );
  }
  return ok(check, `${file} has every key that is needed.`);
}

async function outbox(store: Store, now: string): Promise<Finding> {
  const { waiting, oldest } = await store.read((db) =>
    db
      .selectFrom("outbox")
      .where("sent_at", "is", null)
      .where("created_at", ">", later(now, -7 * days))
      .select(({ fn }) => [
        fn.countAll<number>().as("waiting"),
        fn.min<string | null>("created_at").as("oldest"),
      ])
      .executeTakeFirstOrThrow(),
  );
  if (oldest === null) return ok("outbox", "No mail waits to be sent.");
  const says = `${waiting} ${waiting === 1 ? "mail waits" : "mails wait"} to be sent, since ${oldest}`;
  if (oldest > later(now, -10 * minutes)) return ok("outbox", `${says}.`);
  return warn(
    "outbox",
    `${says}: without --smtp-url that is so; with it, the outbox says why, on the page for operators and in the log.`,
  );
}

async function clock(store: Store, now: string): Promise<Finding> {
  const newest = await store.read((db) =>
    db.selectFrom("audit_events").select("at").orderBy("id", "desc").limit(1).executeTakeFirst(),
  );
  if (newest && newest.at > later(now, 1 * minutes)) {
    return fail(
      "clock",
      `It is ${now} here, and the newest audit event is of ${newest.at}: set the clock, or links and tokens end at the wrong time.`,
    );
  }
  return ok("clock", `It is ${now}, and no audit event is newer.`);
}
