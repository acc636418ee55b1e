import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import Type from "typebox";
import type { Portal } from "../portal.ts";
import { issueSecret } from "../production-credentials/issue-secret.ts";
import {
  issuedSecret,
  secretList,
  secretQuery,
  secretRequest,
  secretTag,
} from "../production-credentials/secret.ts";
import { listSecrets, revokeSecret } from "../production-credentials/secrets.ts";
import { conditionsOf } from "../replies.ts";
import { appParams, claimHeaders, id, nothing } from "../schemas.ts";

const url = "/apps/:appId/production-credentials/secrets";
const secretParams = Type.Object({ ...appParams.properties, secretId: id });

export const clientSecretRoutes =
  (portal: Portal): FastifyPluginAsyncTypebox =>
  async (api) => {
    api.get(
      url,
      {
        config: { scope: "read" },
        schema: { params: appParams, querystring: secretQuery, response: { 200: secretList } },
      },
      (request) =>
        portal.read(request, (context) => listSecrets(context, request.params.appId, request.query)),
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
          issueSecret(context, params.appId, body, conditionsOf(headers)),
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
          revokeSecret(context, params.appId, params.secretId, conditionsOf(headers)),
        );
        return reply.code(204).send(null);
      },
    );
  };
