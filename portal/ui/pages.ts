import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { requireScope } from "../authentication.ts";
import { refuse, type PortalError } from "../errors.ts";
import { toPortalError } from "../error-handler.ts";
import type { Portal, Visiting } from "../portal.ts";
import { csrfName, requireOwnForm } from "./csrf.ts";
import type { Draft, Form } from "./form.ts";
import { redirect, type Answer } from "./page.ts";
import type { Visit } from "./visit.ts";

/** Who may see a page at all; what they may do there, business functions decide. */
type Access = "everybody" | "signed-in" | "operator";

interface PageRoute {
  /** Default: whoever is signed in. */
  access?: Access;
  /** The page; with a draft, when its form was sent and refused. */
  view: (visit: Visit, draft?: Draft) => Promise<Answer> | Answer;
  /** What its form does. */
  act?: (visit: Visit) => Promise<Answer>;
  /** Where a person goes who asks for the address of a form that has no page of its own. */
  instead?: (visit: Visit) => string;
  /** The largest form, in bytes. */
  bodyLimit?: number;
}

/** Adds pages; each is one address with a view, and perhaps a form that is sent to the same address. */
export interface Pages {
  add: (path: string, route: PageRoute) => void;
  /** Runs business functions for somebody who has not signed in. */
  writeUnsigned: <T>(work: (context: Visiting) => Promise<T>) => Promise<T>;
}

interface PagesParts {
  portal: Portal;
  visitFor: (request: FastifyRequest, reply: FastifyReply) => Visit;
  send: (visit: Visit, answer: Answer) => FastifyReply;
  cookieOf: (request: FastifyRequest) => string | undefined;
  publicUrl: () => string;
}

export function pagesOn(app: FastifyInstance, parts: PagesParts): Pages {
  const { portal, visitFor, send, cookieOf, publicUrl } = parts;
  const schema = { hide: true };

  return {
    writeUnsigned: (work) => portal.writeUnsigned(work),

    add(path, { access = "signed-in", view, act, instead, bodyLimit }) {
      app.get(path, { schema }, async (request, reply) => {
        const visit = visitFor(request, reply);
        if (access !== "everybody" && !visit.session) return send(visit, redirect(signInFor(request.url)));
        requireAccess(visit, access);
        return send(visit, instead ? redirect(instead(visit)) : await view(visit));
      });

      if (!act) return;
      app.post(path, { schema, ...(bodyLimit && { bodyLimit }) }, async (request, reply) => {
        const form = (request.body ?? {}) as Form;
        requireOwnForm(request, form[csrfName], cookieOf(request), publicUrl());
        const visit = visitFor(request, reply);
        requireAccess(visit, access);
        const answer = await act(visit).catch(async (error: unknown) => {
          const refusal = toPortalError(error, request);
          if (!isAboutTheForm(refusal)) throw error;
          const again = await view(visit, draftOf(refusal, form));
          return "body" in again ? { ...again, status: refusal.status } : again;
        });
        return send(visit, answer);
      });
    },
  };
}

function requireAccess(visit: Visit, access: Access): void {
  if (access !== "everybody" && !visit.session) throw refuse("not_signed_in");
  if (access === "operator") requireScope(visit.actor, "operator");
}

// What somebody can put right in the form; of anything else, an error page tells.
function isAboutTheForm({ code, status }: PortalError): boolean {
  return (
    code === "sign_in_failed" ||
    code === "rate_limited" ||
    (![401, 403, 404, 410].includes(status) && status < 500)
  );
}

function draftOf({ message, fields = [], code }: PortalError, form: Form): Draft {
  return { form, problems: fields, message: code === "validation_failed" ? undefined : message };
}

/** The sign-in page that leads back to where somebody wanted to go. */
export function signInFor(url: string): string {
  return url === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(url)}`;
}
