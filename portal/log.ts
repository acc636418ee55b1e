import type { FastifyInstance, FastifyServerOptions } from "fastify";
import { actorIfKnown } from "./authentication.ts";
import type { Actor } from "./context.ts";
import { endpoints } from "./oauth/endpoints.ts";

type LoggerOptions = Exclude<FastifyServerOptions["logger"], boolean | undefined>;

// A cause may be its own.
const deepestCause = 5;

/** JSON lines. Nothing logs headers or bodies; what a slip would show is cut out all the same. */
export function logOptions(level: string, stream: { write(line: string): void }): LoggerOptions {
  const secret = [
    "authorization",
    "password",
    "secret",
    "token",
    "secretHash",
    "clientSecret",
    "client_secret",
    "access_token",
    "refresh_token",
    "code_verifier",
  ];
  return {
    level,
    stream,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    redact: secret.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
    serializers: {
      err: (error: unknown) => described(error),
    },
  } as LoggerOptions;
}

/** An error with what caused it; never what else hangs on it, such as a request. */
function described(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  const { name, message, stack, cause } = error;
  const code = "code" in error ? error.code : undefined;
  return {
    type: name,
    code: typeof code === "string" ? code : undefined,
    message,
    stack,
    cause: cause === undefined || depth === deepestCause ? undefined : described(cause, depth + 1),
  };
}

/** One line for each answered request, by the pattern of its route. */
export function logRequests(app: FastifyInstance): void {
  // Nothing in these lines can be a secret; looking for some would cost most of their time.
  const lines = app.log.child({}, { redact: [] });
  app.addHook("onResponse", async (request, reply) => {
    const actor = actorIfKnown(request);
    const { url: route } = request.routeOptions;
    lines.info(
      {
        requestId: request.id,
        method: request.method,
        route,
        path: request.url.split("?")[0],
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime * 10) / 10,
        caller: callerOf(actor, route),
        accountId: actor?.accountId,
        tokenId: actor?.token?.id,
      },
      "request",
    );
  });
}

const forClients = new Set<string | undefined>([
  endpoints.token,
  endpoints.tokenInfo,
  endpoints.revocation,
  endpoints.introspection,
]);

/** What kind of caller it is; whether a client is who it says, the status tells. */
function callerOf(
  actor: Actor | undefined,
  route: string | undefined,
): "token" | "person" | "client" | "nobody" {
  if (actor) return actor.token ? "token" : "person";
  return forClients.has(route) || route?.startsWith("/rest/v1.0/") ? "client" : "nobody";
}
