import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { auditEvent, listAuditEvents } from "../apps/audit-events.ts";
import { pageQuery } from "../paging.ts";
import type { Portal } from "../portal.ts";
import { appParams, listOf } from "../schemas.ts";

export const auditEventRoutes =
  (portal: Portal): FastifyPluginAsyncTypebox =>
  async (api) => {
    api.get(
      "/apps/:appId/audit-events",
      {
        config: { scope: "read" },
        schema: {
          params: appParams,
          querystring: Type.Object(pageQuery),
          response: { 200: listOf(auditEvent) },
        },
      },
      (request) =>
        portal.read(request, (context) => listAuditEvents(context, request.params.appId, request.query)),
    );
  };
