import type { FastifyPluginAsyncTypebox } from "@fastify/type-provider-typebox";
import type { Portal } from "../portal.ts";
import { largestRedirectUrisBody as bodyLimit } from "../redirect-uris.ts";
import { conditionsOf, sendChanged, sendCreated, sendObject } from "../replies.ts";
import { changeSandbox, deleteSandbox, generateSandbox, viewSandbox } from "../sandboxes/manage.ts";
import { newSandbox, sandbox, sandboxChange, sandboxTag } from "../sandboxes/sandbox.ts";
import {
  resetSandboxSecret,
  sandboxCredentials,
  sandboxSecretReset,
  sandboxSecretResetRequest,
  viewSandboxSecret,
} from "../sandboxes/secret.ts";
import { appParams, claimHeaders, nothing } from "../schemas.ts";

const url = "/apps/:appId/sandbox";

export const sandboxRoutes =
  (portal: Portal): FastifyPluginAsyncTypebox =>
  async (api) => {
    api.get(
      url,
      { config: { scope: "read" }, schema: { params: appParams, response: { 200: sandbox } } },
      async (request, reply) => {
        const object = await portal.read(request, (context) => viewSandbox(context, request.params.appId));
        return sendObject(reply, object, sandboxTag(object));
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
          body: newSandbox,
          response: { 200: sandbox, 201: sandbox },
        },
      },
      async (request, reply) => {
        const { params, headers, body } = request;
        const result = await portal.write(request, (context) =>
          generateSandbox(context, params.appId, body, conditionsOf(headers)),
        );
        return sendCreated(reply, result, sandboxTag(result.object));
      },
    );

    api.patch(
      url,
      {
        bodyLimit,
        config: { scope: "write" },
        schema: { params: appParams, headers: claimHeaders, body: sandboxChange, response: { 200: sandbox } },
      },
      async (request, reply) => {
        const { params, headers, body } = request;
        const result = await portal.write(request, (context) =>
          changeSandbox(context, params.appId, body, conditionsOf(headers)),
        );
        return sendChanged(reply, result, sandboxTag(result.object));
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
        await portal.write(request, (context) => deleteSandbox(context, params.appId, conditionsOf(headers)));
        return reply.code(204).send(null);
      },
    );

    // A write, because who saw the secret is written down.
    api.get(
      `${url}/secret`,
      { config: { scope: "secrets" }, schema: { params: appParams, response: { 200: sandboxCredentials } } },
      (request) => portal.write(request, (context) => viewSandboxSecret(context, request.params.appId)),
    );

    api.post(
      `${url}/secret`,
      {
        config: { scope: "write" },
        schema: {
          params: appParams,
          headers: claimHeaders,
          body: sandboxSecretResetRequest,
          response: { 200: sandboxSecretReset, 201: sandboxSecretReset },
        },
      },
      async (request, reply) => {
        const { params, headers, body } = request;
        const { created, ...answer } = await portal.write(request, (context) =>
          resetSandboxSecret(context, params.appId, body, conditionsOf(headers)),
        );
        reply.code(created ? 201 : 200);
        return answer;
      },
    );
  };
