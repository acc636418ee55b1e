import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { knowsTag } from "../etag.ts";
import type { Portal } from "../portal.ts";
import { nothing } from "../schemas.ts";
import { snapshot, snapshotQuery, snapshotTag, takeSnapshot } from "../snapshot/snapshot.ts";

const snapshotHeaders = Type.Object({
  "if-none-match": Type.Optional(
    Type.String({ description: "The ETag of an answer that the caller still has." }),
  ),
});

export const snapshotRoutes =
  (portal: Portal): FastifyPluginAsyncTypebox =>
  async (api) => {
    api.get(
      "/snapshot",
      {
        config: { scope: "read" },
        schema: {
          querystring: snapshotQuery,
          headers: snapshotHeaders,
          response: { 200: snapshot, 304: nothing },
        },
      },
      async (request, reply) => {
        const page = await portal.read(request, (context) => takeSnapshot(context, request.query));
        const tag = snapshotTag(page);
        reply.header("etag", tag);
        return knowsTag(request.headers["if-none-match"], tag) ? reply.code(304).send(null) : page;
      },
    );
  };
