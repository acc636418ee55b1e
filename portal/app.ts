import fastify, { LogController, type FastifyInstance, type FastifyServerOptions } from "fastify";
import { randomUUID } from "node:crypto";
import { admission } from "./admission.ts";
import { api } from "./api.ts";
import { answerClientError } from "./client-error.ts";
import { handleError } from "./error-handler.ts";
import { logRequests } from "./log.ts";
import { refuseOtherMethods } from "./methods.ts";
import type { Metrics } from "./metrics/metrics.ts";
import { describeApi } from "./openapi.ts";
import { endpoints } from "./oauth/endpoints.ts";
import { oauth } from "./oauth/oauth.ts";
import type { Parts } from "./portal.ts";
import { defaultRateLimit, type RateLimit } from "./rate-limit.ts";
import { rateLimiter } from "./rate-limiter.ts";
import { RequestLogger } from "./request-logger.ts";
import { rest } from "./rest/rest.ts";
import { healthRoutes } from "./routes/health.ts";
import { publicLogoRoutes } from "./routes/public-logos.ts";
import { tokenUses } from "./token-uses.ts";
import { ui } from "./ui/ui.ts";
import { buildValidator } from "./validation.ts";

export interface AppOptions extends Parts {
  /** Where log lines go; false for nowhere. */
  log?: FastifyServerOptions["logger"];
  rateLimit?: RateLimit;
  /** The proxies whose X-Forwarded-For is believed; by default none. */
  trustProxy?: string[] | undefined;
  /** Whether requests should rather go to another process, as this one is about to stop. */
  isDraining?: () => boolean;
  /** What counts the requests; by default nothing does. */
  metrics?: Pick<Metrics, "watchRequests"> | undefined;
}

const bodyLimit = 64 * 1024;

/** Where not the address counts, or not it alone, but the token or the client, which is known later on. */
const countedLater = new Set<string>([
  endpoints.token,
  endpoints.tokenInfo,
  endpoints.revocation,
  endpoints.introspection,
]);

function countsAddress(url: string): boolean {
  const [path = ""] = url.split("?");
  return !(path.startsWith("/api/v1/") || path.startsWith("/rest/v1.0/") || countedLater.has(path));
}

const requestTimeout = 60_000;

/** The whole portal without a port: `listen` on it, or send requests with `inject`. */
export async function createApp({
  log = false,
  rateLimit = defaultRateLimit,
  trustProxy = [],
  isDraining = () => false,
  metrics,
  ...parts
}: AppOptions): Promise<FastifyInstance> {
  const rates = rateLimiter(parts, rateLimit, {
    failed: (error) => app.log.warn({ err: error }, "Requests are counted in this process alone for now."),
  });
  const { admit, limit, allowance } = admission(parts, rates);
  const app = fastify({
    logger: log,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "requestId" }),
    childLoggerFactory: (logger, bindings, options) =>
      new RequestLogger(() => logger.child(bindings, options)),
    genReqId: () => randomUUID(),
    bodyLimit,
    requestTimeout,
    trustProxy: trustProxy.length > 0 ? trustProxy : false,
    schemaController: { compilersFactory: { buildValidator } },
    frameworkErrors(error, request, reply) {
      try {
        admit(request, reply, true);
        void handleError(error, request, reply);
      } catch (refusal) {
        void handleError(refusal, request, reply);
      }
    },
    clientErrorHandler: (error, socket) => answerClientError(error, socket, { allowance }),
  });
  const uses = tokenUses(parts.store);

  readJsonOnly(app);
  metrics?.watchRequests(app);
  logRequests(app);
  app.setErrorHandler(handleError);
  app.addHook("onRequest", async (request, reply) => {
    admit(request, reply, countsAddress(request.url));
  });
  endConnections(app, isDraining);
  sayWhenToComeBack(app);
  app.addHook("onClose", () => uses.stop());
  app.addHook("onClose", () => rates.stop());

  await describeApi(app, parts.publicUrl);
  healthRoutes(app, { store: parts.store, isDraining });
  for (const url of ["/openapi.json", "/healthz", "/readyz"]) {
    refuseOtherMethods(app, url, new Set(["GET", "HEAD"]));
  }
  publicLogoRoutes(app, parts.store);
  await app.register(api(parts, { limit, uses }), { prefix: "/api/v1" });
  await app.register(oauth(parts, { limit }));
  await app.register(rest(parts, { limit }), { prefix: "/rest/v1.0" });
  await app.register(ui(parts));
  await app.ready();
  return app;
}

// A connection that was busy when the server closed would otherwise be kept alive for its next request, and one that a
// balancer keeps should be given up before that.
function endConnections(app: FastifyInstance, isDraining: () => boolean): void {
  let stopping = false;
  app.addHook("preClose", async () => {
    stopping = true;
  });
  app.addHook("onSend", async (_, reply) => {
    if (stopping || isDraining()) reply.header("connection", "close");
  });
}

function sayWhenToComeBack(app: FastifyInstance): void {
  app.addHook("onSend", async (_, reply) => {
    if (reply.statusCode === 503) reply.header("retry-after", "1");
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
