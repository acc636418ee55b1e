import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { app } from "../apps/app.ts";
import { contentTypes, findLogo, largestLogo, setLogo } from "../apps/logo.ts";
import { refuse } from "../errors.ts";
import type { Portal } from "../portal.ts";
import { conditionsOf, sendObject } from "../replies.ts";
import { appParams, claimHeaders } from "../schemas.ts";
import { sendLogo } from "./send-logo.ts";

export const logoRoutes =
  (portal: Portal): FastifyPluginAsyncTypebox =>
  async (api) => {
    // What is in the image decides, so its Content-Type only has to say that it is one.
    api.addContentTypeParser(/^image\//, { parseAs: "buffer", bodyLimit: largestLogo }, (_, bytes, done) => {
      done(null, bytes);
    });

    api.get(
      "/apps/:appId/logo",
      {
        config: { scope: "read" },
        schema: {
          params: appParams,
          headers: Type.Object({ "if-none-match": Type.Optional(Type.String()) }),
        },
      },
      async (request, reply) => {
        const logo = await portal.read(request, (context) => findLogo(context, request.params.appId));
        return sendLogo(request, reply, { logo, kept: "private, no-cache" });
      },
    );

    api.put(
      "/apps/:appId/logo",
      {
        config: { scope: "write" },
        bodyLimit: largestLogo,
        schema: {
          params: appParams,
          headers: claimHeaders,
          consumes: Object.values(contentTypes),
          body: Type.Unsafe<unknown>({ description: "The image; what is in it decides what it is." }),
          response: { 200: app },
        },
        // Else a JSON body would be read, and taken for an image without content.
        onRequest: async (request) => {
          if (!request.headers["content-type"]?.startsWith("image/")) throw refuse("unsupported_media_type");
        },
      },
      async (request, reply) => {
        const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        const conditions = conditionsOf(request.headers);
        return sendObject(
          reply,
          await portal.write(request, (context) => setLogo(context, request.params.appId, bytes, conditions)),
        );
      },
    );

    api.delete(
      "/apps/:appId/logo",
      {
        config: { scope: "write" },
        schema: { params: appParams, headers: claimHeaders, response: { 200: app } },
      },
      async (request, reply) => {
        const conditions = conditionsOf(request.headers);
        return sendObject(
          reply,
          await portal.write(request, (context) =>
            setLogo(context, request.params.appId, undefined, conditions),
          ),
        );
      },
    );
  };
