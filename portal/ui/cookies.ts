import type { CookieSerializeOptions } from "@fastify/cookie";
import { longestSession } from "../accounts/sessions.ts";
import { seconds } from "../clock.ts";

/** The cookies of a portal at an address. Over TLS their names make browsers refuse those that others set. */
export function cookiesFor(publicUrl: string) {
  const secure = publicUrl.startsWith("https:");
  const name = (of: string) => `${secure ? "__Host-" : ""}devportal_${of}`;
  return {
    /** Says who is signed in. */
    session: name("session"),
    /** Tells the forms of one browser from those of another, before anybody has signed in. */
    visitor: name("visitor"),
    options: { path: "/", httpOnly: true, secure, sameSite: "lax" } satisfies CookieSerializeOptions,
    sessionLifetime: longestSession / seconds,
  };
}
