import BetterSqlite3 from "better-sqlite3";
import { createHash } from "node:crypto";
import type { TokenPlace } from "./announcement.ts";

const stored: Record<TokenPlace["storedAs"], (token: string) => string> = {
  itself: (token) => token,
  "hex SHA-256": (token) => createHash("sha256").update(token).digest("hex"),
  "base64url SHA-256": (token) => createHash("sha256").update(token).digest("base64url"),
};

/** Looks issued tokens up in the database on a connection of its own, at the moment they were answered. */
export function tokenCheck({ file, query, storedAs }: TokenPlace) {
  const database = new BetterSqlite3(file, { readonly: true });
  const find = database.prepare(query).pluck();
  const form = stored[storedAs];
  const seen: string[] = [];
  const isStored = (token: string) => find.get(form(token)) === 1;
  return {
    /** Whether the answer holds a token that is stored by now. */
    isRight(answer: string): boolean {
      const { access_token } = JSON.parse(answer) as { access_token: string };
      seen.push(access_token);
      return isStored(access_token);
    },
    /** Every token looked at is still there. @throws when one is not. */
    end() {
      const lost = seen.filter((token) => !isStored(token)).length;
      database.close();
      if (lost > 0 || seen.length === 0) throw new Error(`${lost} of ${seen.length} tokens are not stored.`);
    },
  };
}
