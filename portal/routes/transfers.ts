import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import { app } from "../apps/app.ts";
import { transferRequest } from "../collaborators/collaborator.ts";
import { transferApp } from "../collaborators/transfer.ts";
import type { Portal } from "../portal.ts";
import { sendObject } from "../replies.ts";
import { appParams } from "../schemas.ts";

export const transferRoutes =
  (portal: Portal): FastifyPluginAsyncTypebox =>
  async (api) => {
    api.post(
      "/apps/:appId/transfer",
      {
        config: { scope: "write" },
        schema: { params: appParams, body: transferRequest, response: { 200: app } },
      },
      async (request, reply) => {
        const { params, body } = request;
        return sendObject(
          reply,
          await portal.write(request, (context) => transferApp(context, params.appId, body.email)),
        );
      },
    );
  };
