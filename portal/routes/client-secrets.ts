import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import { issueSecret } from "../client-secrets/issue-secret.ts";
import { issuedSecret, secretList, secretQuery, secretRequest, secretTag } from "../client-secrets/secret.ts";
import { listSecrets, revokeSecret } from "../client-secrets/secrets.ts";
import type { Environment } from "../oauth/client.ts";
import type { Portal } from "../portal.ts";
import { conditionsOf } from "../replies.ts";
import { appParams, claimHeaders, id, nothing } from "../schemas.ts";

const clients: [environment: Environment, client: string][] = [
  ["production", "/apps/:appId/production-credentials"],
  ["sandbox", "/apps/:appId/sandbox"],
];
const secretParams = Type.Object({ ...appParams.properties, secretId: id });

/** The versions of client secrets: those of production credentials, and the same for sandboxes. */
export const clientSecretRoutes =
  (portal: Portal): FastifyPluginAsyncTypebox =>
  async (api) => {
    for (const [environment, client] of clients) {
      const url = `${client}/secrets`;

      api.get(
        url,
        {
          config: { scope: "read" },
          schema: { params: appParams, querystring: secretQuery, response: { 200: secretList } },
        },
        (request) =>
          portal.read(request, (context) =>
            listSecrets(context, environment, request.params.appId, request.query),
          ),
      );

      api.post(
        url,
        {
          config: { scope: "write" },
          schema: {
            params: appParams,
            headers: claimHeaders,
            body: secretRequest,
            response: { 200: issuedSecret, 201: issuedSecret },
          },
        },
        async (request, reply) => {
          const { params, headers, body } = request;
          const { object, created, secret } = await portal.write(request, (context) =>
            issueSecret(context, environment, params.appId, body, conditionsOf(headers)),
          );
          reply.code(created ? 201 : 200).header("etag", secretTag(object));
          return { ...object, secret };
        },
      );

      api.delete(
        `${url}/:secretId`,
        {
          config: { scope: "write" },
          schema: { params: secretParams, headers: claimHeaders, response: { 204: nothing } },
        },
        async (request, reply) => {
          const { params, headers } = request;
          await portal.write(request, (context) =>
            revokeSecret(context, environment, params.appId, params.secretId, conditionsOf(headers)),
          );
          return reply.code(204).send(null);
        },
      );
    }
  };
