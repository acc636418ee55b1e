import type { FastifyInstance, RouteOptions } from "fastify";
import { refuse } from "./errors.ts";

const everyMethod = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"] as const;

/** Answers the methods that a path lacks with those that it has. */
export function refuseOtherMethods(app: FastifyInstance, url: string, methods: ReadonlySet<string>): void {
  const allowed = everyMethod.filter((method) => methods.has(method)).join(", ");
  const route: RouteOptions = {
    method: everyMethod.filter((method) => !methods.has(method)),
    url: url.slice(app.prefix.length),
    schema: { hide: true },
    // Before the body is read: what it holds does not matter.
    onRequest: async ({ method }, reply) => {
      reply.header("allow", allowed);
      throw refuse("method_not_allowed", { method, allowed });
    },
    handler: () => undefined,
  };
  if (route.method.length > 0) app.route(route);
}

/** Watches which methods the routes of a plugin have, to answer all others once the routes are there. */
export function watchMethods(app: FastifyInstance): { refuseOthers: () => void } {
  const methodsByUrl = new Map<string, Set<string>>();
  app.addHook("onRoute", ({ url, method }) => {
    const methods = methodsByUrl.get(url) ?? new Set();
    for (const each of [method].flat()) methods.add(each);
    methodsByUrl.set(url, methods);
  });
  return {
    refuseOthers() {
      for (const [url, methods] of [...methodsByUrl]) refuseOtherMethods(app, url, methods);
    },
  };
}
