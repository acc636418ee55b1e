import type { FastifyInstance } from "fastify";
import { PortalError, refuse } from "../errors.ts";
import type { Store } from "../store/store.ts";

interface Health {
  store: Store;
  isDraining: () => boolean;
}

/** `/healthz`: the process answers. `/readyz`: so does its database, and the process is not about to stop. */
export function healthRoutes(app: FastifyInstance, { store, isDraining }: Health): void {
  const schema = { hide: true };
  app.get("/healthz", { schema }, () => ({ status: "ok" }));
  app.get("/readyz", { schema }, async (request) => {
    if (isDraining()) throw refuse("draining");
    try {
      await store.read((db) => db.selectFrom("migrations").select("number").limit(1).execute());
      return { status: "ok" };
    } catch (error) {
      request.log.error({ err: error }, "The database does not answer.");
      throw error instanceof PortalError ? error : refuse("overloaded");
    }
  });
}
