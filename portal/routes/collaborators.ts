import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { collaborator, collaboratorChange, newCollaborator } from "../collaborators/collaborator.ts";
import { inviteCollaborator } from "../collaborators/invite.ts";
import {
  changeCollaborator,
  findCollaborator,
  listCollaborators,
  removeCollaborator,
} from "../collaborators/manage.ts";
import { pageQuery } from "../paging.ts";
import type { Portal } from "../portal.ts";
import { conditionsOf, sendChanged, sendCreated, sendObject } from "../replies.ts";
import { appParams, claimHeaders, id, listOf, nothing } from "../schemas.ts";

const url = "/apps/:appId/collaborators";
export const collaboratorParams = Type.Object({ ...appParams.properties, collaboratorId: id });
const collaboratorQuery = Type.Object({
  ...pageQuery,
  email: Type.Optional(Type.String({ description: "Only the one with this address, whatever the case." })),
});

export const collaboratorRoutes =
  (portal: Portal): FastifyPluginAsyncTypebox =>
  async (api) => {
    api.get(
      url,
      {
        config: { scope: "read" },
        schema: {
          params: appParams,
          querystring: collaboratorQuery,
          response: { 200: listOf(collaborator) },
        },
      },
      (request) =>
        portal.read(request, (context) => listCollaborators(context, request.params.appId, request.query)),
    );

    api.post(
      url,
      {
        config: { scope: "write" },
        schema: {
          params: appParams,
          headers: claimHeaders,
          body: newCollaborator,
          response: { 200: collaborator, 201: collaborator },
        },
      },
      async (request, reply) => {
        const { params, headers, body } = request;
        return sendCreated(
          reply,
          await portal.write(request, (context) =>
            inviteCollaborator(context, params.appId, body, conditionsOf(headers)),
          ),
        );
      },
    );

    api.get(
      `${url}/:collaboratorId`,
      { config: { scope: "read" }, schema: { params: collaboratorParams, response: { 200: collaborator } } },
      async (request, reply) => {
        const { appId, collaboratorId } = request.params;
        return sendObject(
          reply,
          await portal.read(request, (context) => findCollaborator(context, appId, collaboratorId)),
        );
      },
    );

    api.patch(
      `${url}/:collaboratorId`,
      {
        config: { scope: "write" },
        schema: {
          params: collaboratorParams,
          headers: claimHeaders,
          body: collaboratorChange,
          response: { 200: collaborator },
        },
      },
      async (request, reply) => {
        const { params, headers, body } = request;
        return sendChanged(
          reply,
          await portal.write(request, (context) =>
            changeCollaborator(context, params.appId, params.collaboratorId, body, conditionsOf(headers)),
          ),
        );
      },
    );

    api.delete(
      `${url}/:collaboratorId`,
      {
        config: { scope: "write" },
        schema: { params: collaboratorParams, headers: claimHeaders, response: { 204: nothing } },
      },
      async (request, reply) => {
        const { params, headers } = request;
        await portal.write(request, (context) =>
          removeCollaborator(context, params.appId, params.collaboratorId, conditionsOf(headers)),
        );
        return reply.code(204).send(null);
      },
    );
  };
