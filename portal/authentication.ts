import type { FastifyRequest } from "fastify";
import { hashOf } from "./client-secrets.ts";
import type { Actor, Scope } from "./context.ts";
import { prepared } from "./store/prepared.ts";
import type { Database, Timestamp } from "./store/tables.ts";
import { refuse } from "./errors.ts";

/** What every management token starts with. */
export const tokenPrefix = "dpt_";

const bearer = /^Bearer +(dpt_[A-Za-z0-9_-]{43}) *$/i;

/** The token of an `Authorization` header, if it looks like one. */
export function bearerToken(header: string | undefined): string | undefined {
  return header?.match(bearer)?.[1];
}

const byHash = prepared<{ hash: string; now: Timestamp }>()((db, value) =>
  db
    .selectFrom("tokens")
    .innerJoin("accounts", "accounts.id", "tokens.account_id")
    .where("tokens.hash", "=", value("hash"))
    .where("tokens.revoked_at", "is", null)
    .where("accounts.deactivated_at", "is", null)
    .where((where) =>
      where.or([where("tokens.expires_at", "is", null), where("tokens.expires_at", ">", value("now"))]),
    )
    .select([
      "tokens.id",
      "tokens.name",
      "tokens.prefix",
      "tokens.scopes",
      "tokens.app_ids",
      "tokens.expires_at",
    ])
    .select(["accounts.id as account_id", "accounts.email", "accounts.operator"]),
);

/** Who a token speaks for at this moment; undefined when it is unknown, expired or revoked. */
export async function findActor(
  db: Database,
  token: string,
  { now, address }: { now: Timestamp; address: string },
): Promise<Actor | undefined> {
  const [row] = await byHash(db, { hash: hashOf(token), now });
  if (!row) return undefined;
  return {
    accountId: row.account_id,
    email: row.email,
    operator: row.operator === 1,
    address,
    token: {
      id: row.id,
      name: row.name,
      prefix: row.prefix,
      scopes: JSON.parse(row.scopes) as Scope[],
      appIds: row.app_ids === null ? null : (JSON.parse(row.app_ids) as string[]),
      expiresAt: row.expires_at,
    },
  };
}

/**
 * Checks the scope that a route needs. The scope `operator` works only for an operator's account.
 * @throws PortalError `insufficient_scope` or `forbidden`.
 */
export function requireScope({ token, operator }: Actor, scope: Scope): void {
  if (token && !token.scopes.includes(scope)) throw refuse("insufficient_scope", { scope });
  if (scope === "operator" && !operator) {
    throw refuse("forbidden", { reason: "Only an operator of the portal may do this." });
  }
}

const actors = new WeakMap<FastifyRequest, Actor>();

export function rememberActor(request: FastifyRequest, actor: Actor): void {
  actors.set(request, actor);
}

/** Who sent a request, if it was authenticated. */
export function actorIfKnown(request: FastifyRequest): Actor | undefined {
  return actors.get(request);
}

/** Who sent a request; only in routes behind authentication. */
export function actorOf(request: FastifyRequest): Actor {
  const actor = actorIfKnown(request);
  if (!actor) throw new Error(`${request.url} needs authentication and has none.`);
  return actor;
}
