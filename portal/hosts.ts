import { isIP } from "node:net";
import { refuse } from "./errors.ts";

/**
 * Refuses names that are not the portal's own: a page elsewhere could let its name point here.
 * Bare addresses and localhost cannot be made to point elsewhere, so they are taken.
 */
export function checkHost(header: string | undefined, publicUrl: string): void {
  const host = (header ?? "").toLowerCase();
  const name = host.replace(/:\d+$/, "");
  const own = new URL(publicUrl);
  const known =
    name === own.hostname || name === "localhost" || isIP(name) > 0 || isIP(name.replace(/^\[(.*)\]$/, "$1")) > 0;
  if (!known) throw refuse("unknown_host", { host });
}
