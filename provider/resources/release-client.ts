import { path } from "../client/path.ts";
import type { Portal, Write } from "../client/portal.ts";
import { found } from "./found.ts";

/** What a state knows of a client that goes. */
interface Known {
  adopted?: boolean;
  secretId?: string;
  secretReset?: string;
}

/** Deletes the credentials at `address`; those that were adopted stay, without the secret that the program issued. */
export async function releaseClient(
  portal: Portal,
  address: string,
  { adopted, secretId, secretReset }: Known,
  write: Write,
): Promise<void> {
  if (!adopted) {
    await portal.delete(address, write);
    return;
  }
  // Only what the program issued: a secret that somebody else did is theirs.
  const ours = secretReset === undefined && secretId;
  if (ours) await portal.delete(`${address}${path`/secrets/${ours}`}`, write).catch(found);
  await portal.patch(address, { managedBy: null }, write);
}
