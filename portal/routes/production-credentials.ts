import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import type { Portal } from "../portal.ts";
import {
  credentials,
  credentialsChange,
  credentialsTag,
  issuedCredentials,
  newCredentials,
  rejection,
} from "../production-credentials/credentials.ts";
import {
  changeCredentials,
  requestCredentials,
  viewCredentials,
  withdrawCredentials,
} from "../production-credentials/manage.ts";
import { approveCredentials, rejectCredentials } from "../production-credentials/review.ts";
import {
  listProductionRequests,
  productionRequest,
  productionRequestQuery,
} from "../production-credentials/requests.ts";
import { largestRedirectUrisBody as bodyLimit } from "../redirect-uris.ts";
import { conditionsOf, sendChanged, sendCreated, sendObject } from "../replies.ts";
import { appParams, claimHeaders, listOf, nothing } from "../schemas.ts";

const url = "/apps/:appId/production-credentials";

export const productionCredentialsRoutes =
  (portal: Portal): FastifyPluginAsyncTypebox =>
  async (api) => {
    api.get(
      "/production-credentials",
      {
        config: { scope: "operator" },
        schema: { querystring: productionRequestQuery, response: { 200: listOf(productionRequest) } },
      },
      (request) => portal.read(request, (context) => listProductionRequests(context, request.query)),
    );

    api.get(
      url,
      { config: { scope: "read" }, schema: { params: appParams, response: { 200: credentials } } },
      async (request, reply) => {
        const { appId } = request.params;
        const object = await portal.read(request, (context) => viewCredentials(context, appId));
        return sendObject(reply, object, credentialsTag(object));
      },
    );

    api.post(
      url,
      {
        bodyLimit,
        config: { scope: "write" },
        schema: {
          params: appParams,
          headers: claimHeaders,
          body: newCredentials,
          response: { 200: credentials, 201: issuedCredentials },
        },
      },
      async (request, reply) => {
        const { params, headers, body } = request;
        const result = await portal.write(request, (context) =>
          requestCredentials(context, params.appId, body, conditionsOf(headers)),
        );
        return { ...sendCreated(reply, result, credentialsTag(result.object)), secret: result.secret };
      },
    );

    api.patch(
      url,
      {
        bodyLimit,
        config: { scope: "write" },
        schema: {
          params: appParams,
          headers: claimHeaders,
          body: credentialsChange,
          response: { 200: credentials },
        },
      },
      async (request, reply) => {
        const { params, headers, body } = request;
        const result = await portal.write(request, (context) =>
          changeCredentials(context, params.appId, body, conditionsOf(headers)),
        );
        return sendChanged(reply, result, credentialsTag(result.object));
      },
    );

    api.delete(
      url,
      {
        config: { scope: "write" },
        schema: { params: appParams, headers: claimHeaders, response: { 204: nothing } },
      },
      async (request, reply) => {
        const { params, headers } = request;
        await portal.write(request, (context) =>
          withdrawCredentials(context, params.appId, conditionsOf(headers)),
        );
        return reply.code(204).send(null);
      },
    );

    api.post(
      `${url}/approve`,
      { config: { scope: "operator" }, schema: { params: appParams, response: { 200: credentials } } },
      async (request, reply) => {
        const { appId } = request.params;
        const object = await portal.write(request, (context) => approveCredentials(context, appId));
        return sendObject(reply, object, credentialsTag(object));
      },
    );

    api.post(
      `${url}/reject`,
      {
        config: { scope: "operator" },
        schema: { params: appParams, body: rejection, response: { 200: credentials } },
      },
      async (request, reply) => {
        const { params, body } = request;
        const object = await portal.write(request, (context) =>
          rejectCredentials(context, params.appId, body.reason),
        );
        return sendObject(reply, object, credentialsTag(object));
      },
    );
  };
