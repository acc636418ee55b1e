import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { refuseOtherMethods } from "../methods.ts";
import type { Parts } from "../portal.ts";
import { doorkeeper } from "./doorkeeper.ts";
import type { Place } from "./place.ts";
import { readingRoutes } from "./reading.ts";
import { answerRestError, notVisible } from "./rest-error.ts";
import { writingRoutes } from "./writing.ts";

interface Doorkeepers {
  limit: (caller: string, reply: FastifyReply) => void;
}

/** The data of sandboxes, under `/rest/v1.0`: for clients with an access token of a sandbox. */
export const rest =
  ({ store, clock, publicUrl }: Parts, { limit }: Doorkeepers) =>
  async (app: FastifyInstance) => {
    const enter = doorkeeper({ clock, limit });
    const places = new WeakMap<FastifyRequest, Place>();
    const methodsByUrl = new Map<string, Set<string>>();

    app.addHook("onRoute", (route) => {
      const methods = methodsByUrl.get(route.url) ?? new Set();
      for (const each of [route.method].flat()) methods.add(each);
      methodsByUrl.set(route.url, methods);
      route.schema = { ...route.schema, hide: true };
    });

    app.addHook("onRequest", async (request, reply) => {
      if (request.routeOptions.config.entersItself) return;
      places.set(request, await store.read((db) => enter(db, request, reply)));
    });

    // No body is a body in which nothing is said: then what is required is named.
    app.addHook("preValidation", async (request) => {
      if (request.routeOptions.schema?.body) request.body ??= {};
    });

    app.setErrorHandler(answerRestError);
    readingRoutes(app, { store, publicUrl, enter });
    writingRoutes(app, {
      store,
      clock,
      placeFor(request) {
        const place = places.get(request);
        if (!place) throw new Error(`${request.url} was not let in.`);
        return place;
      },
    });

    for (const [url, methods] of [...methodsByUrl]) refuseOtherMethods(app, url, methods);
    app.setNotFoundHandler(() => {
      throw notVisible();
    });
  };
