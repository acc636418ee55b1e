import { isIP } from "node:net";

/**
 * Whether a Host header names this portal: a page elsewhere could let a name of its own point here.
 * Bare addresses and localhost cannot be made to point elsewhere, so they are taken.
 */
export function isKnownHost(host: string, publicUrl: string): boolean {
  const name = host.toLowerCase().replace(/:\d+$/, "");
  const address = name.replace(/^\[(.*)\]$/, "$1");
  return name === "localhost" || isIP(address) > 0 || name === new URL(publicUrl).hostname;
}
