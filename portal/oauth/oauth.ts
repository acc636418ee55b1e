import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { refuseOtherMethods } from "../methods.ts";
import type { Parts } from "../portal.ts";
import { readForms } from "./bodies.ts";
import { credentialsOf, type ClientCredentials } from "./client-authentication.ts";
import { introspect } from "./introspect.ts";
import { janitor } from "./janitor.ts";
import { endpoints, metadata } from "./metadata.ts";
import { parametersOf, type Parameters } from "./parameters.ts";
import { answerRefusal, isGuess } from "./refusals.ts";
import { revoke } from "./revoke.ts";
import { token } from "./token.ts";
import { accessTokenOf, tokenInfo } from "./token-info.ts";

interface Doorkeepers {
  limit: (caller: string, reply: FastifyReply) => void;
}

/** The authorization server for clients (RFC 6749); its pages for people are in `ui/oauth/`. */
export const oauth =
  (parts: Parts, { limit }: Doorkeepers) =>
  async (app: FastifyInstance) => {
    const { store, clock, publicUrl } = parts;
    const schema = { hide: true };
    const sweeping = janitor(parts);
    const counted = new WeakSet<FastifyRequest>();
    app.addHook("onClose", () => sweeping.stop());
    readForms(app);

    app.addHook("onRequest", async (_, reply) => void reply.header("pragma", "no-cache"));
    app.setErrorHandler(async (error, request, reply) => {
      const counts = !counted.has(request) || isGuess(error);
      return answerRefusal(counts ? withinRate(error, request, reply) : error, request, reply);
    });

    const useOf = ({ ip }: FastifyRequest) => ({ now: clock().toISOString(), address: ip });

    /** An endpoint for authenticated clients. */
    function post<Answer>(
      url: string,
      work: (
        parameters: Parameters,
        credentials: ClientCredentials,
        use: ReturnType<typeof useOf>,
      ) => Promise<Answer>,
    ): void {
      app.post(url, { schema }, async (request, reply) => {
        const parameters = parametersOf(request.body);
        const credentials = credentialsOf(request.headers.authorization, parameters);
        count(`${credentials.clientId} ${request.ip}`, request, reply);
        return work(parameters, credentials, useOf(request));
      });
      refuseOtherMethods(app, url, new Set(["POST"]));
    }

    post(endpoints.token, (...asked) => token(store, ...asked));
    post(endpoints.introspection, (...asked) => introspect(parts, ...asked));
    post(endpoints.revocation, async (...asked) => {
      await revoke(store, ...asked);
      return {};
    });

    app.get(endpoints.tokenInfo, { schema }, async (request, reply) => {
      count(request.ip, request, reply);
      return tokenInfo(store, accessTokenOf(request.headers.authorization), clock().toISOString());
    });
    app.get(endpoints.metadata, { schema }, () => metadata(publicUrl()));
    for (const url of [endpoints.tokenInfo, endpoints.metadata]) {
      refuseOtherMethods(app, url, new Set(["GET", "HEAD"]));
    }

    function count(caller: string, request: FastifyRequest, reply: FastifyReply): void {
      counted.add(request);
      limit(caller, reply);
    }

    // What names no client counts for its address; so does what names one that there is not.
    function withinRate(error: unknown, request: FastifyRequest, reply: FastifyReply): unknown {
      try {
        count(request.ip, request, reply);
        return error;
      } catch (refusal) {
        return refusal;
      }
    }
  };
