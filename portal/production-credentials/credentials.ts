import Type, { type Static } from "typebox";
import type { Context } from "../context.ts";
import { refuse } from "../errors.ts";
import { body, id, managedBy, managedSince, secretHash, time } from "../schemas.ts";
import type { ClientSecretsTable, ProductionCredentialsTable } from "../store/tables.ts";
import { orNull } from "../text.ts";
import { defaultRedirectUris } from "./redirect-uris.ts";
import { presentSecret, secret, shownSecrets } from "./secret.ts";

const statuses = ["active", "pending", "rejected"] as const;

const redirectUris = Type.Array(Type.String({ format: "redirect-uri", maxLength: 2048 }), {
  maxItems: 50,
  description: "Where OAuth may send people back to; compared as they are written.",
});

const rejectionReason = Type.String({
  format: "text",
  minLength: 1,
  maxLength: 500,
  description: "Why the operator refused.",
});

export const newCredentials = body({
  redirectUris: Type.Optional({ ...redirectUris, default: [...defaultRedirectUris] }),
  secretHash: Type.Optional(secretHash),
  managedBy: Type.Optional(orNull(managedBy)),
});
export type NewCredentials = Static<typeof newCredentials>;

export const credentialsChange = body({
  redirectUris: Type.Optional(redirectUris),
  managedBy: Type.Optional(orNull(managedBy)),
});
export type CredentialsChange = Static<typeof credentialsChange>;

export const rejection = body({ reason: rejectionReason });

/** An app's production credentials. */
export const credentials = Type.Object({
  appId: id,
  clientId: Type.String(),
  status: Type.Enum(statuses),
  rejectionReason: orNull(rejectionReason),
  redirectUris,
  secrets: Type.Array(secret),
  currentSecret: orNull(secret),
  managedBy: orNull(managedBy),
  managedSince: orNull(managedSince),
  createdAt: time,
  updatedAt: time,
});
export type Credentials = Static<typeof credentials>;

/** Credentials as the answer that made them shows them. */
export const issuedCredentials = Type.Object({
  ...credentials.properties,
  secret: Type.Optional(Type.String({ description: "Shown this once, when the portal made it." })),
});

/** The row of the app's credentials, if it has some that were not withdrawn. */
export function findCredentials({ db }: Pick<Context, "db">, appId: string) {
  return db
    .selectFrom("production_credentials")
    .selectAll()
    .where("app_id", "=", appId)
    .where("deleted_at", "is", null)
    .executeTakeFirst();
}

/** @throws PortalError `not_found`. */
export async function requireCredentials(context: Pick<Context, "db">, appId: string) {
  const row = await findCredentials(context, appId);
  if (!row) throw refuse("not_found", { thing: "production credentials" });
  return row;
}

/** The credentials as they are now, with their secrets. */
export async function showCredentials(
  { db, now }: Context,
  row: ProductionCredentialsTable,
): Promise<Credentials> {
  return presentCredentials(row, await shownSecrets(db, now).where("credentials_id", "=", row.id).execute());
}

export function presentCredentials(
  row: ProductionCredentialsTable,
  secretRows: ClientSecretsTable[],
): Credentials {
  const secrets = secretRows.map(presentSecret);
  return {
    appId: row.app_id,
    clientId: row.client_id,
    status: row.status,
    rejectionReason: row.rejection_reason,
    redirectUris: JSON.parse(row.redirect_uris) as string[],
    secrets,
    currentSecret: secrets.find(({ current }) => current) ?? null,
    managedBy: row.managed_by,
    managedSince: row.managed_since,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
