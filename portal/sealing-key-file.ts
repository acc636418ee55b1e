import { dirname } from "node:path";
import { link, readFile, unlink, writeFile } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { Complaint } from "./complaint.ts";
import { makeFolder } from "./data-folder.ts";
import { newSealingKey, sealingKeys, type SealingKey, type SealingKeys } from "./sealing.ts";
import type { Store } from "./store/store.ts";
import type { Database, SealingKeysTable } from "./store/tables.ts";

const checkText = "devportal";

/**
 * Reads the sealing keys from a file that only its owner can read; makes the file if there is none.
 * One key a line, `id base64url`: the first seals, all open.
 * @param shared Whether processes elsewhere use the database: then only the first one to use it makes a file.
 * @param warn Told what cannot be shown any more because the file lacks its key.
 * @throws Complaint when a key is not the one that this database knows under its id, or only others have the keys.
 */
export async function loadSealingKeys(
  file: string,
  store: Store,
  { now, shared, warn }: { now: string; shared: boolean; warn: (line: string) => void },
): Promise<SealingKeys> {
  const known = await store.read((db) => db.selectFrom("sealing_keys").selectAll().execute());
  const found = await read(file);
  if (shared && found === undefined && known.length > 0) throw keysElsewhere(file);
  const all = parseSealingKeys(found ?? (await make(file)), file);
  const keys = sealingKeys(all);
  const ids = all.map(({ id }) => id);
  const replaced = !known.some(({ id }) => ids.includes(id));
  for (const { id } of known.filter((row) => !ids.includes(row.id))) {
    const lost = await sealedWith(store, id);
    if (lost > 0 || replaced) {
      warn(
        `${file} lacks the key ${id}, which sealed ${lost} sandbox secret${lost === 1 ? "" : "s"}: put the original file back, or reset what cannot be shown.`,
      );
    }
  }
  for (const key of all) {
    const row = known.find(({ id }) => id === key.id);
    if (row && !isKeyOf(row, key)) {
      throw new Complaint(
        `The key ${key.id} in ${file} is not the one this data was sealed with: put the original file back.`,
      );
    }
    if (row) continue;
    const check_value = sealingKeys([key]).seal(checkText, rowOf(key.id));
    const noted = await store.write(async (db) => {
      // Two processes that start on an empty database, on machines of their own, would each have made a key.
      if (shared && found === undefined && (await hasOthers(store, db, ids))) return false;
      await db
        .insertInto("sealing_keys")
        .values({ id: key.id, check_value, created_at: now })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return true;
    });
    if (!noted) {
      await unlink(file);
      throw keysElsewhere(file);
    }
  }
  return keys;
}

export async function sealedWith(store: Store, id: string): Promise<number> {
  const { count } = await store.read((db) =>
    db
      .selectFrom("client_secrets")
      .where("sealed", "like", `${id}.%`)
      .select((query) => query.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow(),
  );
  return count;
}

/** Whether a key is the one that a database knows under its id. */
export function isKeyOf(
  { id, check_value }: Pick<SealingKeysTable, "id" | "check_value">,
  key: SealingKey,
): boolean {
  return sealingKeys([key]).open(check_value, rowOf(id)) === checkText;
}

function rowOf(id: string): string {
  return `sealing_keys/${id}`;
}

async function hasOthers(store: Store, db: Database, ids: string[]): Promise<boolean> {
  const first = db.selectFrom("migrations").where("number", "=", 1).select("number");
  await first.modifyEnd(store.dialect.rowLock("migrations")).execute();
  const known = await db.selectFrom("sealing_keys").select("id").execute();
  return known.some(({ id }) => !ids.includes(id));
}

function keysElsewhere(file: string): Complaint {
  return new Complaint(
    `The sealing keys of this database are not in ${file}: copy the file from a machine where the portal runs, or from your backup, and name it with --sealing-keys.`,
  );
}

async function read(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return undefined;
  }
}

/** @returns what is in the file afterwards: another process may have made it meanwhile. */
async function make(file: string): Promise<string> {
  await makeFolder(dirname(file));
  const { id, key } = newSealingKey();
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, `${id} ${key.toString("base64url")}\n`, { mode: 0o600, flag: "wx", flush: true });
  try {
    // A link appears whole or not at all, and never replaces what another process made meanwhile.
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    await unlink(draft);
  }
  return readFile(file, "utf8");
}

/** @throws Complaint when the text of a file is none of sealing keys. */
export function parseSealingKeys(text: string, file: string): [SealingKey, ...SealingKey[]] {
  const [first, ...others] = text
    .split("\n")
    .filter((line) => line.trim())
    .map((line) => {
      const [id = "", key = ""] = line.trim().split(/\s+/);
      return { id, key: Buffer.from(key, "base64url") };
    });
  if (!first || [first, ...others].some(({ key }) => key.length !== 32)) {
    throw new Complaint(
      `${file} does not hold sealing keys (one a line, "id base64url"): put the original file back.`,
    );
  }
  return [first, ...others];
}
