import fastify, {
  LogController,
  type FastifyInstance,
  type FastifyReply,
  type FastifyServerOptions,
} from "fastify";
import { randomUUID } from "node:crypto";
import { api } from "./api.ts";
import { handleError } from "./error-handler.ts";
import { refuse } from "./errors.ts";
import { isKnownHost } from "./hosts.ts";
import { logRequests } from "./log.ts";
import { describeApi } from "./openapi.ts";
import type { Parts } from "./portal.ts";
import { defaultRateLimit, rateLimiter, type RateLimit } from "./rate-limit.ts";
import { healthRoutes } from "./routes/health.ts";
import { tokenUses } from "./token-uses.ts";
import { buildValidator } from "./validation.ts";

export interface AppOptions extends Parts {
  /** Where log lines go; false for nowhere. */
  log?: FastifyServerOptions["logger"];
  rateLimit?: RateLimit;
}

const bodyLimit = 64 * 1024;
const requestTimeout = 60_000;

/** The whole portal without a port: `listen` on it, or send requests with `inject`. */
export async function createApp({
  log = false,
  rateLimit = defaultRateLimit,
  ...parts
}: AppOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: log,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "requestId" }),
    genReqId: () => randomUUID(),
    bodyLimit,
    requestTimeout,
    schemaController: { compilersFactory: { buildValidator } },
    frameworkErrors: (error, request, reply) => void handleError(error, request, reply),
  });
  const take = rateLimiter(rateLimit);
  const uses = tokenUses(parts.store);

  function limit(caller: string, reply: FastifyReply): void {
    const { allowed, limit, remaining, reset, retryAfter } = take(caller, parts.clock().getTime());
    reply.headers({
      "x-rate-limit-limit": limit,
      "x-rate-limit-remaining": remaining,
      "x-rate-limit-reset": reset,
    });
    if (allowed) return;
    reply.header("retry-after", retryAfter);
    throw refuse("rate_limited", { seconds: String(retryAfter) });
  }

  readJsonOnly(app);
  logRequests(app);
  app.setErrorHandler(handleError);
  app.addHook("onRequest", async (request, reply) => {
    reply.headers({
      "x-request-id": request.id,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    });
    const host = request.headers.host ?? "";
    const known = isKnownHost(host, parts.publicUrl());
    if (!known || !request.url.startsWith("/api/v1/")) limit(request.ip, reply);
    if (!known) throw refuse("unknown_host", { host });
  });
  app.setNotFoundHandler(() => {
    throw refuse("not_found", { thing: "page" });
  });
  closeConnectionsOnceStopped(app);
  app.addHook("onClose", () => uses.stop());

  await describeApi(app, parts.publicUrl);
  healthRoutes(app, parts.store);
  await app.register(api(parts, { limit, uses }), { prefix: "/api/v1" });
  await app.ready();
  return app;
}

// A connection that was busy when the server closed would otherwise be kept alive for its next request.
function closeConnectionsOnceStopped(app: FastifyInstance): void {
  let stopping = false;
  app.addHook("preClose", async () => {
    stopping = true;
  });
  app.addHook("onSend", async (_, reply) => {
    if (stopping) reply.header("connection", "close");
  });
}

// Some clients send the JSON type with no body, for instance with DELETE.
function readJsonOnly(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser("error", "error");
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) => {
    if (body === "") done(null, undefined);
    else void parse(request, String(body), done);
  });
}
