import type { OfferedSecret } from "../client-secrets.ts";
import type { Context } from "../context.ts";
import type { ClientSecretsTable } from "../store/tables.ts";
import type { Owner } from "./owner.ts";

type Keys = Pick<Context, "keys">;

/** What the portal keeps of a secret so that it can be shown again: of those that it made for a sandbox. */
export function sealSecret(
  { keys }: Keys,
  { environment }: Owner,
  id: string,
  { secret }: OfferedSecret,
): string | null {
  return environment === "sandbox" && secret !== undefined ? keys.seal(secret, rowOf(id)) : null;
}

/** The secret; undefined when the key that sealed it is lost. */
export function openSecret(
  { keys }: Keys,
  { id, sealed }: Pick<ClientSecretsTable, "id"> & { sealed: string },
  sandboxId: string,
): string | undefined {
  // A secret that is older than its row was sealed for the sandbox.
  return keys.open(sealed, rowOf(id)) ?? keys.open(sealed, `sandboxes/${sandboxId}/secret`);
}

function rowOf(id: string): string {
  return `client_secrets/${id}`;
}
