import type { FastifyReply, FastifyRequest } from "fastify";
import type { Session } from "../accounts/sessions.ts";
import { refuse } from "../errors.ts";
import type { Actor, Context } from "../context.ts";
import type { Portal } from "../portal.ts";
import type { Conditions } from "../replies.ts";
import type { Timestamp } from "../store/tables.ts";
import { csrfName, csrfToken } from "./csrf.ts";
import { textOf, type Form } from "./form.ts";
import { html, type Html } from "./html.ts";

/** One request for a page, and who makes it. */
export interface Visit {
  request: FastifyRequest;
  reply: FastifyReply;
  now: Timestamp;
  /** Who is signed in. @throws PortalError `not_signed_in`. */
  actor: Actor;
  /** The session, if somebody is signed in. */
  session: Session | undefined;
  params: Record<string, string>;
  query: Record<string, string | undefined>;
  /** The fields of the form that was sent. */
  form: Form;
  /** The hidden field that makes a form one of this portal's. */
  csrfField: Html;
  read: <T>(work: (context: Context) => Promise<T>) => Promise<T>;
  write: <T>(work: (context: Context) => Promise<T>) => Promise<T>;
}

/** What a person has no need of: claims are for programs. */
export const byHand: Conditions = { key: null, claim: null, run: null, ifMatch: undefined };

interface VisitParts {
  portal: Portal;
  session: Session | undefined;
  /** The cookie that the forms are bound to. */
  cookie: string;
  now: Timestamp;
}

export function visitOf(
  request: FastifyRequest,
  reply: FastifyReply,
  { portal, session, cookie, now }: VisitParts,
): Visit {
  return {
    request,
    reply,
    now,
    session,
    get actor() {
      if (!session) throw refuse("not_signed_in");
      return session.actor;
    },
    params: request.params as Record<string, string>,
    query: singles(request.query as Form),
    form: (request.body ?? {}) as Form,
    csrfField: html`<input type="hidden" name="${csrfName}" value="${csrfToken(cookie)}">`,
    read: (work) => portal.read(request, work),
    write: (work) => portal.write(request, work),
  };
}

function singles(fields: Form): Record<string, string | undefined> {
  return Object.fromEntries(Object.keys(fields).map((name) => [name, textOf(fields, name)]));
}
