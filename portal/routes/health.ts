import type { FastifyInstance } from "fastify";
import { refuse } from "../errors.ts";
import type { Store } from "../store/store.ts";

/** `/healthz`: the process answers. `/readyz`: so does its database. */
export function healthRoutes(app: FastifyInstance, store: Store): void {
  const schema = { hide: true };
  app.get("/healthz", { schema }, () => ({ status: "ok" }));
  app.get("/readyz", { schema }, async (request) => {
    try {
      await store.read((db) => db.selectFrom("migrations").select("number").limit(1).execute());
      return { status: "ok" };
    } catch (error) {
      request.log.error({ err: error }, "The database does not answer.");
      throw refuse("overloaded");
    }
  });
}
