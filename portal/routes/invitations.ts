import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { collaborator, invitationAgain } from "../collaborators/collaborator.ts";
import { resendInvitation, withdrawInvitation } from "../collaborators/invitation.ts";
import {
  acceptInvitation,
  declineInvitation,
  invitation,
  listMyInvitations,
} from "../collaborators/my-invitations.ts";
import { pageQuery } from "../paging.ts";
import type { Portal } from "../portal.ts";
import { conditionsOf, sendObject } from "../replies.ts";
import { claimHeaders, id, listOf, nothing } from "../schemas.ts";
import { collaboratorParams } from "./collaborators.ts";

const url = "/apps/:appId/collaborators/:collaboratorId/invitation";
const invitationParams = Type.Object({ invitationId: id });

export const invitationRoutes =
  (portal: Portal): FastifyPluginAsyncTypebox =>
  async (api) => {
    api.get(
      "/invitations",
      {
        config: { scope: "read" },
        schema: { querystring: Type.Object(pageQuery), response: { 200: listOf(invitation) } },
      },
      (request) => portal.read(request, (context) => listMyInvitations(context, request.query)),
    );

    api.post(
      "/invitations/:invitationId/accept",
      { config: { scope: "write" }, schema: { params: invitationParams, response: { 200: collaborator } } },
      async (request, reply) =>
        sendObject(
          reply,
          await portal.write(request, (context) => acceptInvitation(context, request.params.invitationId)),
        ),
    );

    api.post(
      "/invitations/:invitationId/decline",
      { config: { scope: "write" }, schema: { params: invitationParams, response: { 204: nothing } } },
      async (request, reply) => {
        await portal.write(request, (context) => declineInvitation(context, request.params.invitationId));
        return reply.code(204).send(null);
      },
    );

    api.post(
      url,
      {
        config: { scope: "write" },
        schema: {
          params: collaboratorParams,
          headers: claimHeaders,
          body: invitationAgain,
          response: { 200: collaborator },
        },
      },
      async (request, reply) => {
        const { params, headers, body } = request;
        return sendObject(
          reply,
          await portal.write(request, (context) =>
            resendInvitation(context, params.appId, params.collaboratorId, conditionsOf(headers), body),
          ),
        );
      },
    );

    api.delete(
      url,
      {
        config: { scope: "write" },
        schema: { params: collaboratorParams, headers: claimHeaders, response: { 204: nothing } },
      },
      async (request, reply) => {
        const { params, headers } = request;
        await portal.write(request, (context) =>
          withdrawInvitation(context, params.appId, params.collaboratorId, conditionsOf(headers)),
        );
        return reply.code(204).send(null);
      },
    );
  };
