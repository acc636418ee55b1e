import { isIP } from "node:net";

/**
 * Tells whether a Host header names this portal: a page elsewhere could let a name of its own point here.
 * Bare addresses and localhost cannot be made to point elsewhere, so they are taken.
 */
export function knownHosts(publicUrl: () => string): (host: string) => boolean {
  let own = { url: "", name: "" };
  return (host) => {
    const url = publicUrl();
    if (url !== own.url) own = { url, name: new URL(url).hostname };
    const name = host.toLowerCase().replace(/:\d+$/, "");
    const address = name.replace(/^\[(.*)\]$/, "$1");
    return name === "localhost" || isIP(address) > 0 || name === own.name;
  };
}
