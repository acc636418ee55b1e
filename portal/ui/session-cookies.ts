import { cookiesFor } from "./cookies.ts";
import type { Visit } from "./visit.ts";

export interface SessionCookies {
  /** Gives the browser a session that was started for it, in the place of what it had. */
  keep: (visit: Visit, token: string) => void;
  forget: (visit: Visit) => void;
}

export function sessionCookies(publicUrl: () => string): SessionCookies {
  return {
    keep({ reply }, token) {
      const { session, visitor, options, sessionLifetime } = cookiesFor(publicUrl());
      reply.setCookie(session, token, { ...options, maxAge: sessionLifetime });
      reply.clearCookie(visitor, options);
    },
    forget({ reply }) {
      const { session, options } = cookiesFor(publicUrl());
      reply.clearCookie(session, options);
    },
  };
}
