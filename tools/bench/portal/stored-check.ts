import BetterSqlite3 from "better-sqlite3";
import { createHash } from "node:crypto";
import type { StoredPlace } from "./announcement.ts";

const stored: Record<StoredPlace["storedAs"], (text: string) => string> = {
  itself: (text) => text,
  "hex SHA-256": (text) => createHash("sha256").update(text).digest("hex"),
  "base64url SHA-256": (text) => createHash("sha256").update(text).digest("base64url"),
};

/** Looks what was made up in the database on a connection of its own, at the moment it was answered. */
export function storedCheck({ property, file, query, storedAs }: StoredPlace) {
  const database = new BetterSqlite3(file, { readonly: true });
  const find = database.prepare(query).pluck();
  const form = stored[storedAs];
  const seen: string[] = [];
  const isStored = (text: string) => find.get(form(text)) === 1;
  return {
    /** Whether the answer tells of something that is stored by now. */
    isRight(answer: string): boolean {
      const made = (JSON.parse(answer) as Record<string, unknown>)[property];
      if (typeof made !== "string") return false;
      seen.push(made);
      return isStored(made);
    },
    /** Everything looked at is still there. @throws when something is not. */
    end() {
      const lost = seen.filter((made) => !isStored(made)).length;
      database.close();
      if (lost > 0 || seen.length === 0) throw new Error(`${lost} of ${seen.length} are not stored.`);
    },
  };
}
