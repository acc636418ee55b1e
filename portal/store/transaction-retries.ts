import pg from "pg";
import { setTimeout as delay } from "node:timers/promises";
import { refuse, type PortalError } from "../errors.ts";
import { ConnectionLost } from "./postgres-connection.ts";

/** How often a transaction is tried that others keep from ending. */
const attempts = 12;

/** For how long it is tried when connections are lost before its end, in milliseconds. */
const patience = 5_000;

const longestPause = 200;

/** Serialization failure and deadlock. */
const conflicts = new Set(["40001", "40P01"]);

/** What decided a race, for a row or for a table that was not there: whoever lost finds what the other made. */
const races = new Set(["23505", "42710", "42P07"]);

/** What else the database refuses, and how a caller is told. */
const refusals: [codes: RegExp, refusal: () => PortalError][] = [
  [/^57014/, () => refuse("overloaded")],
  [/^(53100|58|XX00[12])/, () => refuse("storage_failed")],
  [
    /^22021/,
    () =>
      refuse("malformed_request", {
        reason: "The request holds the character U+0000, which cannot be stored.",
      }),
  ],
];

/** The transaction may have ended, and nobody can tell how. */
export class OutcomeUnknown extends ConnectionLost {}

/**
 * Runs a transaction again while others, or a lost connection, keep it from ending.
 * @param onRetry Told why, each time.
 * @throws PortalError `overloaded`, `database_unreachable` or `storage_failed`; else what the transaction throws.
 */
export async function retried<T>(
  transaction: () => Promise<T>,
  onRetry: (reason: string) => void,
): Promise<T> {
  const began = performance.now();
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction();
    } catch (error) {
      const code = codeOf(error);
      if (error instanceof ConnectionLost) {
        const waited = performance.now() - began;
        if (error instanceof OutcomeUnknown || attempt >= attempts || waited > patience) {
          throw withCause(refuse("database_unreachable"), error);
        }
        onRetry("connection");
      } else if (code !== undefined && (conflicts.has(code) || races.has(code))) {
        if (attempt >= attempts) throw races.has(code) ? error : withCause(refuse("overloaded"), error);
        onRetry(code);
      } else {
        const refusal = refusals.find(([codes]) => codes.test(code ?? ""))?.[1];
        throw refusal ? withCause(refusal(), error) : error;
      }
      await delay(Math.random() * Math.min(longestPause, 2 ** attempt * 2));
    }
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined;
}

function withCause<Refusal extends Error>(refusal: Refusal, cause: unknown): Refusal {
  refusal.cause = cause;
  return refusal;
}
