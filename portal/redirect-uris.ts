import Type from "typebox";

/** The redirect URIs of a client that is made without any. */
export const defaultRedirectUris: readonly string[] = ["http://localhost"];

/** Where a client's people may be sent back to; production credentials and sandboxes are clients alike. */
export const redirectUris = Type.Array(Type.String({ format: "redirect-uri", maxLength: 2048 }), {
  maxItems: 50,
  uniqueItems: true,
  title: "Redirect URIs",
  description: "Where OAuth may send people back to; compared as they are written.",
});

/** The largest body with redirect URIs: as many and as long as can be, of characters that take four bytes. */
export const largestRedirectUrisBody = 512 * 1024;

/** The redirect URI of clients that cannot be sent to: the code is shown to the person instead. */
export const outOfBand = "urn:ietf:wg:oauth:2.0:oob";

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/;

/** What is wrong with a redirect URI, in words that follow its name; undefined when nothing is. */
export function redirectUriProblem(uri: string): string | undefined {
  if (uri === outOfBand) return undefined;
  if (/[\s\\\p{Cc}\p{Cf}]/u.test(uri)) return "must hold no white space, backslash or invisible character";
  if (uri.includes("*")) return "must hold no wildcard, because it is compared as it is written";
  if (uri.includes("#")) return "must hold no fragment";
  // Read from the text: URL accepts https:host and https:///host too, and forgets an empty user name.
  const [, scheme, authority = ""] = /^(https?):\/\/([^/?]+)/.exec(uri) ?? [];
  if (!scheme || !URL.canParse(uri))
    return `must be an https URL, an http URL of a loopback host, or ${outOfBand}`;
  if (authority.includes("@")) return "must hold no user name or password";
  if (scheme === "http" && !loopback.test(authority)) {
    return "must be https, because only localhost, 127.0.0.1 and [::1] can do with http";
  }
  return originProblem(uri, `${scheme}://${authority}`);
}

// What is compared as it is written must be written as browsers and OAuth clients write it.
function originProblem(uri: string, written: string): string | undefined {
  const { origin } = new URL(uri);
  return origin === written ? undefined : `must begin with ${origin}, which is how browsers write it`;
}
