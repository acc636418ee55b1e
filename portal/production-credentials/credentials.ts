import Type, { type Static } from "typebox";
import { inlineSecrets, ownersSecrets, presentSecrets, withoutUse } from "../client-secrets/secret.ts";
import type { Context } from "../context.ts";
import { refuse } from "../errors.ts";
import { etagOf } from "../etag.ts";
import { defaultRedirectUris, redirectUris } from "../redirect-uris.ts";
import { body, id, lastRun, managedBy, managedSince, secretHash, time } from "../schemas.ts";
import type { ClientSecretsTable, ProductionCredentialsTable } from "../store/tables.ts";
import { orNull, text } from "../text.ts";

/** Whether the credentials work, wait for an operator, or were refused by one. */
export const statuses = ["active", "pending", "rejected"] as const;

const rejectionReason = text({
  title: "Reason",
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
  ...ownersSecrets,
  managedBy: orNull(managedBy),
  managedSince: orNull(managedSince),
  lastRun: orNull(lastRun),
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
  return presentCredentials(
    row,
    await inlineSecrets(db, now).where("client_id", "=", row.client_id).execute(),
  );
}

export function presentCredentials(
  row: ProductionCredentialsTable,
  secretRows: ClientSecretsTable[],
): Credentials {
  return {
    appId: row.app_id,
    clientId: row.client_id,
    status: row.status,
    rejectionReason: row.rejection_reason,
    redirectUris: JSON.parse(row.redirect_uris) as string[],
    ...presentSecrets(secretRows),
    managedBy: row.managed_by,
    managedSince: row.managed_since,
    lastRun: row.last_run,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** Credentials without the use of their secrets, which is no change of them. */
export function credentialsWithoutUse({ secrets, currentSecret: _, ...others }: Credentials) {
  return { ...others, secrets: secrets.map(withoutUse) };
}

/** The entity tag of credentials: of all but the use of their secrets. */
export function credentialsTag(credentials: Credentials): string {
  return etagOf(credentialsWithoutUse(credentials));
}
