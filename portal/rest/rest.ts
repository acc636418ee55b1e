import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Admission } from "../admission.ts";
import { takeNoBodyAsEmpty } from "../empty-bodies.ts";
import { watchMethods } from "../methods.ts";
import type { Parts } from "../portal.ts";
import { doorkeeper } from "./doorkeeper.ts";
import type { Place } from "./place.ts";
import { readingRoutes } from "./reading.ts";
import { answerRestError, notVisible } from "./rest-error.ts";
import { writingRoutes } from "./writing.ts";

/** The data of sandboxes, under `/rest/v1.0`: for clients with an access token of a sandbox. */
export const rest =
  ({ store, clock, publicUrl }: Parts, { limit }: Pick<Admission, "limit">) =>
  async (app: FastifyInstance) => {
    const enter = doorkeeper({ clock, limit });
    const places = new WeakMap<FastifyRequest, Place>();
    const { refuseOthers } = watchMethods(app);

    app.addHook("onRoute", (route) => {
      route.schema = { ...route.schema, hide: true };
    });

    app.addHook("onRequest", async (request, reply) => {
      if (request.routeOptions.config.entersItself) return;
      places.set(request, await store.read((db) => enter(db, request, reply)));
    });

    takeNoBodyAsEmpty(app);
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

    refuseOthers();
    app.setNotFoundHandler(() => {
      throw notVisible();
    });
  };
