import type { FastifyInstance, FastifyServerOptions } from "fastify";
import { actorIfKnown } from "./authentication.ts";

type LoggerOptions = Exclude<FastifyServerOptions["logger"], boolean | undefined>;

/** JSON lines. Nothing logs headers or bodies; what a slip would show is cut out all the same. */
export function logOptions(level: string, stream: { write(line: string): void }): LoggerOptions {
  const secret = ["authorization", "password", "secret", "token", "secretHash"];
  return {
    level,
    stream,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    redact: secret.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
    serializers: {
      err: (error: Error) => ({ type: error.name, message: error.message, stack: error.stack }),
    },
  } as LoggerOptions;
}

/** One line for each answered request, by the pattern of its route. */
export function logRequests(app: FastifyInstance): void {
  app.addHook("onResponse", async (request, reply) => {
    const actor = actorIfKnown(request);
    request.log.info(
      {
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
