import type { FastifyInstance } from "fastify";

/** No body is a body in which nothing is said: then what is required is named. */
export function takeNoBodyAsEmpty(app: FastifyInstance): void {
  app.addHook("preValidation", async (request) => {
    if (request.routeOptions.schema?.body) request.body ??= {};
  });
}
