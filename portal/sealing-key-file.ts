import { link, readFile, unlink, writeFile } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { Complaint } from "./complaint.ts";
import { newSealingKey, sealingKeys, type SealingKey, type SealingKeys } from "./sealing.ts";
import type { Store } from "./store/store.ts";

const checkText = "devportal";

/**
 * Reads the sealing keys from a file that only its owner can read; makes the file if there is none.
 * One key a line, `id base64url`: the first seals, all open.
 * @param warn Told what cannot be shown any more because the file lacks its key.
 * @throws Complaint when a key is not the one that this database knows under its id.
 */
export async function loadSealingKeys(
  file: string,
  store: Store,
  { now, warn }: { now: string; warn: (line: string) => void },
): Promise<SealingKeys> {
  const all = parse(await readOrMake(file), file);
  const keys = sealingKeys(all);
  const known = await store.read((db) => db.selectFrom("sealing_keys").selectAll().execute());
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
    if (row && sealingKeys([key]).open(row.check_value, rowOf(key.id)) !== checkText) {
      throw new Complaint(
        `The key ${key.id} in ${file} is not the one this data was sealed with: put the original file back.`,
      );
    }
    if (row) continue;
    const check_value = sealingKeys([key]).seal(checkText, rowOf(key.id));
    await store.write((db) =>
      db
        .insertInto("sealing_keys")
        .values({ id: key.id, check_value, created_at: now })
        .onConflict((conflict) => conflict.doNothing())
        .execute(),
    );
  }
  return keys;
}

async function sealedWith(store: Store, id: string): Promise<number> {
  const { count } = await store.read((db) =>
    db
      .selectFrom("client_secrets")
      .where("sealed", "like", `${id}.%`)
      .select((query) => query.fn.countAll<number>().as("count"))
      .executeTakeFirstOrThrow(),
  );
  return count;
}

function rowOf(id: string): string {
  return `sealing_keys/${id}`;
}

async function readOrMake(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
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

function parse(text: string, file: string): [SealingKey, ...SealingKey[]] {
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
