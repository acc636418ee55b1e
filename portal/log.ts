import type { FastifyInstance, FastifyServerOptions } from "fastify";
import { actorIfKnown } from "./authentication.ts";

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
    lines.info(
      {
        requestId: request.id,
        method: request.method,
        path: request.url.split("?")[0],
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime * 10) / 10,
        accountId: actor?.accountId,
        tokenId: actor?.token?.id,
      },
      "request",
    );
  });
}
