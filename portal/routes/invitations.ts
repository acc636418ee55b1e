import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { collaborator } from "../collaborators/collaborator.ts";
import {
  acceptInvitation,
  declineInvitation,
  invitation,
  listMyInvitations,
} from "../collaborators/my-invitations.ts";
import { pageQuery } from "../paging.ts";
import type { Portal } from "../portal.ts";
import { sendObject } from "../replies.ts";
import { id, listOf, nothing } from "../schemas.ts";

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
  };
