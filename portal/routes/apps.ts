import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { app, appChange, appRestore, newApp } from "../apps/app.ts";
import { addApp, changeApp, findApp, listApps } from "../apps/apps.ts";
import { deleteApp, restoreApp } from "../apps/delete-app.ts";
import { pageQuery } from "../paging.ts";
import type { Portal } from "../portal.ts";
import { conditionsOf, sendChanged, sendCreated, sendObject } from "../replies.ts";
import { appParams, claimHeaders, listOf, nothing } from "../schemas.ts";

const appQuery = Type.Object({
  ...pageQuery,
  name: Type.Optional(Type.String({ description: "Only apps of this name, whatever the case." })),
  owner: Type.Optional(Type.Literal("me", { description: "Only apps that the caller owns." })),
  deleted: Type.Optional(
    Type.Boolean({ description: "The caller's deleted apps instead of the live ones." }),
  ),
});

export const appRoutes =
  (portal: Portal): FastifyPluginAsyncTypebox =>
  async (api) => {
    api.get(
      "/apps",
      { config: { scope: "read" }, schema: { querystring: appQuery, response: { 200: listOf(app) } } },
      (request) => portal.read(request, (context) => listApps(context, request.query)),
    );

    api.post(
      "/apps",
      {
        config: { scope: "write" },
        schema: { headers: claimHeaders, body: newApp, response: { 200: app, 201: app } },
      },
      async (request, reply) =>
        sendCreated(
          reply,
          await portal.write(request, (context) =>
            addApp(context, request.body, conditionsOf(request.headers)),
          ),
        ),
    );

    api.get(
      "/apps/:appId",
      { config: { scope: "read" }, schema: { params: appParams, response: { 200: app } } },
      async (request, reply) =>
        sendObject(reply, await portal.read(request, (context) => findApp(context, request.params.appId))),
    );

    api.patch(
      "/apps/:appId",
      {
        config: { scope: "write" },
        schema: { params: appParams, headers: claimHeaders, body: appChange, response: { 200: app } },
      },
      async (request, reply) =>
        sendChanged(
          reply,
          await portal.write(request, (context) =>
            changeApp(context, request.params.appId, request.body, conditionsOf(request.headers)),
          ),
        ),
    );

    api.delete(
      "/apps/:appId",
      {
        config: { scope: "write" },
        schema: { params: appParams, headers: claimHeaders, response: { 204: nothing } },
      },
      async (request, reply) => {
        await portal.write(request, (context) =>
          deleteApp(context, request.params.appId, conditionsOf(request.headers)),
        );
        return reply.code(204).send(null);
      },
    );

    api.post(
      "/apps/:appId/restore",
      {
        config: { scope: "write" },
        schema: { params: appParams, headers: claimHeaders, body: appRestore, response: { 200: app } },
      },
      async (request, reply) =>
        sendObject(
          reply,
          await portal.write(request, (context) =>
            restoreApp(context, request.params.appId, request.body.name, conditionsOf(request.headers)),
          ),
        ),
    );
  };
