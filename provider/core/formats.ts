import { secondsOf } from "./duration.ts";
import type { Format } from "./property.ts";

function matching(name: string, pattern: RegExp, reason: string): Format {
  return { name, refuses: (value) => (pattern.test(value) ? undefined : reason) };
}

// Also what ends a line in disguise, and halves of characters.
const HIDDEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\ufeff]/u;

/** One line for people. */
export const line: Format = {
  name: "line",
  refuses: (value) => {
    if (HIDDEN.test(value)) return "must not contain line breaks, control or text direction characters";
    return value === value.trim() ? undefined : "must not begin or end with white space";
  },
};

/** Lines for people. */
export const text: Format = {
  name: "text",
  refuses: (value) => {
    // The portal would store \n, and every refresh would show a difference.
    if (value.includes("\r\n")) return "must end its lines with \\n, not with \\r\\n";
    if (HIDDEN.test(value.replaceAll(/[\n\t]/g, "")))
      return "must not contain control or text direction characters";
    return value === value.trim() ? undefined : "must not begin or end with white space";
  },
};

/** An e-mail address. */
export const email = matching(
  "email",
  // Of a host of its own network and in any script, as the portal takes it.
  /^(?!.*[\p{Cc}\p{Cs}\p{Bidi_Control}\ufeff])[^\s@<>()[\],;:\\"]+@[^\s@<>()[\],;:\\".]+(\.[^\s@<>()[\],;:\\".]+)*$/u,
  'must be an e-mail address such as "support@example.com"',
);

/** A telephone number as people write it. */
export const phone = matching(
  "phone",
  /^[+0-9().\-x]([+0-9().\-x ]*[+0-9().\-x])?$/,
  "must be made of digits, spaces and the characters + ( ) . - x",
);

export const uuid = matching(
  "uuid",
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  'must be an id of the form "123e4567-e89b-12d3-a456-426614174000"',
);

const HTTP = /^(https?):\/\/([^/?#]+)/i;

/** The address of a web page. */
export const webAddress: Format = {
  name: "uri",
  refuses: (value) => {
    if (/[\s\\]/.test(value) || !HTTP.test(value) || !URL.canParse(value)) {
      return 'must be a web address such as "https://www.example.com"';
    }
    return HTTP.exec(value)?.[2]?.includes("@") ? "must not contain a user name or password" : undefined;
  },
};

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/;
const OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob";

/** Where the authorization endpoint may send a browser, compared as it is written. */
export const redirectUri: Format = {
  name: "redirect-uri",
  refuses: (value) => {
    if (value === OUT_OF_BAND) return undefined;
    if (/[\s\\\p{Cc}\p{Cf}]/u.test(value))
      return "must not contain white space, backslashes or invisible characters";
    if (value.includes("*")) return "must not contain a wildcard";
    if (value.includes("#")) return "must not have a fragment (#)";
    const [, scheme, authority = ""] = HTTP.exec(value) ?? [];
    if (scheme === undefined || scheme !== scheme.toLowerCase() || !URL.canParse(value)) {
      return `must be an https address, an http address of this machine (localhost), or "${OUT_OF_BAND}"`;
    }
    if (authority.includes("@")) return "must not contain a user name or password";
    if (scheme === "http" && !LOOPBACK.test(authority)) {
      return "must be https (http is for localhost, 127.0.0.1 and [::1] only)";
    }
    const { origin } = new URL(value);
    if (origin !== `${scheme}://${authority}`) return `must begin with ${origin}, as browsers write it`;
    return undefined;
  },
};

/** A length of time of at most `longest`, and of at least `shortest`. */
export function duration(longest: string, shortest = "0s"): Format {
  return {
    name: "duration",
    refuses: (value) => {
      const seconds = secondsOf(value);
      if (seconds === undefined) return 'must be a duration such as "30m", "24h" or "90d"';
      if (seconds < (secondsOf(shortest) ?? 0)) return `must be at least ${shortest}`;
      return seconds <= (secondsOf(longest) ?? 0) ? undefined : `must be at most ${longest}`;
    },
  };
}
