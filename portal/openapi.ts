import swagger from "@fastify/swagger";
import type { FastifyInstance } from "fastify";
import { packageVersion } from "./version.ts";

/** Describes the API at `/openapi.json`, from the schemas that validate it. */
export async function describeApi(app: FastifyInstance, publicUrl: () => string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Developer portal",
        description: "Apps with their production credentials, sandboxes and collaborators.",
        version: packageVersion(),
      },
      components: {
        securitySchemes: {
          token: { type: "http", scheme: "bearer", description: "A management token, `dpt_…`." },
        },
      },
    },
  });
  app.get("/openapi.json", { schema: { hide: true } }, () => ({
    ...app.swagger(),
    servers: [{ url: publicUrl() }],
  }));
}
