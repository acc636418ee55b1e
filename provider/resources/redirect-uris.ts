import { redirectUri } from "../core/formats.ts";
import type { StringsProperty } from "../core/property.ts";

/** What is true of the redirect URIs of every client: production credentials and sandboxes alike. */
export const redirectUris = {
  type: "string[]",
  default: ["http://localhost"],
  maxItems: 50,
  uniqueItems: true,
  maxLength: 2048,
  format: redirectUri,
} as const satisfies StringsProperty;
