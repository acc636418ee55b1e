import cookies from "@fastify/cookie";
import formBody from "@fastify/formbody";
import multipart from "@fastify/multipart";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { throttle } from "../accounts/sign-in.ts";
import { findSession, isDueToBeNoted, noteSession, type Session } from "../accounts/sessions.ts";
import { largestLogo } from "../apps/logo.ts";
import { rememberActor } from "../authentication.ts";
import { randomText } from "../client-secrets.ts";
import { handleError, logFailure, toPortalError } from "../error-handler.ts";
import { PortalError, refuse } from "../errors.ts";
import { portalFor, type Parts } from "../portal.ts";
import { accountPages } from "./accounts/account-pages.ts";
import { appPages } from "./app/app-pages.ts";
import { serveAssets } from "./assets.ts";
import { cookiesFor } from "./cookies.ts";
import { errorPage } from "./error-page.ts";
import { documentOf } from "./layout.ts";
import { operatorPages } from "./operator/operator-pages.ts";
import { authorizePage } from "./oauth/authorize-page.ts";
import { authorizedAppsPages } from "./oauth/authorized-apps.ts";
import { noticeOf, type Answer, type Page } from "./page.ts";
import { pagesOn } from "./pages.ts";
import { sessionCookies } from "./session-cookies.ts";
import { tokenPages } from "./tokens.ts";
import { visitOf, type Visit } from "./visit.ts";

// Browsers hold against form-action all that a form is redirected to, also by other sites, see decision 0011.
const policy = (leadsAway = false) =>
  [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "connect-src 'self'",
    "img-src 'self' blob:",
    leadsAway ? "form-action 'self' http: https:" : "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

/** The pages: the same business functions as the API's, for people who are signed in. */
export const ui = (parts: Parts) => async (app: FastifyInstance) => {
  const { store, clock, publicUrl } = parts;
  const portal = portalFor(parts);
  const sessions = new WeakMap<FastifyRequest, Session>();
  const browsers = new WeakMap<FastifyRequest, string>();

  serveAssets(app);
  await app.register(async (pages) => {
    await pages.register(cookies);
    await pages.register(formBody);
    await pages.register(multipart, {
      attachFieldsToBody: "keyValues",
      limits: { fileSize: largestLogo, files: 1, fields: 10 },
    });

    pages.addHook("onRequest", async (request, reply) => {
      const { session: name, visitor, options } = cookiesFor(publicUrl());
      const now = clock().toISOString();
      const token = request.cookies[name];
      const session =
        token === undefined
          ? undefined
          : await store.read((db) => findSession(db, token, { now, address: request.ip }));
      if (session && token !== undefined) {
        rememberActor(request, session.actor);
        sessions.set(request, session);
        browsers.set(request, token);
        if (isDueToBeNoted(session, now)) await store.write((db) => noteSession(db, session, now));
        return;
      }
      const known = request.cookies[visitor];
      const browser = known ?? randomText();
      browsers.set(request, browser);
      if (known === undefined && request.method === "GET") reply.setCookie(visitor, browser, options);
    });

    const visitFor = (request: FastifyRequest, reply: FastifyReply) =>
      visitOf(request, reply, {
        portal,
        session: sessions.get(request),
        cookie: browsers.get(request) ?? "",
        now: clock().toISOString(),
      });

    function send(visit: Visit, answer: Answer): FastifyReply {
      const { reply, request, session, csrfField, query } = visit;
      const { leadsAway } = answer as Partial<Page>;
      reply.headers({ "content-security-policy": policy(leadsAway), "referrer-policy": "same-origin" });
      if ("to" in answer) return reply.redirect(answer.to, 303);
      if ("file" in answer) {
        // A link that names a version leads to these bytes for ever.
        const kept = query["v"] === undefined ? "no-cache" : "max-age=31536000, immutable";
        reply.headers({
          "cache-control": `private, ${kept}`,
          "content-security-policy": "default-src 'none'; sandbox",
        });
        return reply.type(answer.type).send(answer.file);
      }
      const document = documentOf(answer, {
        actor: session?.actor,
        path: request.url.split("?")[0] ?? "",
        csrfField,
        notice: noticeOf(query["done"]),
      });
      return reply
        .code(answer.status ?? 200)
        .type("text/html; charset=utf-8")
        .send(document);
    }

    // The parser of forms with files fails with errors that tell of nothing.
    const reading = new WeakSet<FastifyRequest>();
    pages.addHook("preParsing", async (request) => void reading.add(request));
    pages.addHook("preHandler", async (request) => void reading.delete(request));

    pages.setErrorHandler(async (thrown, request, reply) => {
      const { statusCode } = thrown as Partial<FastifyError>;
      const told = thrown instanceof PortalError || statusCode !== undefined;
      const damaged = reading.has(request) && !told;
      const reason = "The form arrived damaged. Send it again.";
      const error = damaged ? refuse("malformed_request", { reason }) : thrown;
      if (!wantsPage(request)) return handleError(error, request, reply);
      const refusal = toPortalError(error, request);
      if (refusal.status >= 500) logFailure(error, request);
      const visit = visitFor(request, reply);
      return send(visit, errorPage(refusal, visit));
    });
    pages.setNotFoundHandler(() => {
      throw refuse("not_found", { thing: "page" });
    });

    const add = pagesOn(pages, {
      portal,
      visitFor,
      send,
      publicUrl,
      cookieOf: (request) => browsers.get(request),
    });
    accountPages(add, { cookies: sessionCookies(publicUrl), slowDown: throttle(parts), store });
    authorizePage(add, parts);
    authorizedAppsPages(add);
    appPages(add);
    tokenPages(add);
    operatorPages(add);
  });
};

/** Whether a browser asks, and not a program. */
function wantsPage({ headers }: FastifyRequest): boolean {
  const { accept = "", "content-type": sent = "" } = headers;
  return (
    accept.includes("text/html") || /^(application\/x-www-form-urlencoded|multipart\/form-data)/.test(sent)
  );
}
