import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Admission } from "../admission.ts";
import { refuseOtherMethods } from "../methods.ts";
import type { Parts } from "../portal.ts";
import { readForms } from "./bodies.ts";
import { credentialsOf, type ClientCredentials } from "./client-authentication.ts";
import { introspect } from "./introspect.ts";
import { janitor } from "./janitor.ts";
import { endpoints } from "./endpoints.ts";
import { accessTokenOf } from "./live-tokens.ts";
import { metadata } from "./metadata.ts";
import { parametersOf, type Parameters } from "./parameters.ts";
import { answerRefusal, isGuess } from "./refusals.ts";
import { revoke } from "./revoke.ts";
import { token } from "./token.ts";
import { tokenInfo } from "./token-info.ts";

const longestId = 43;
const provenKept = 10_000;

/** The authorization server for clients (RFC 6749); its pages for people are in `ui/oauth/`. */
export const oauth =
  (parts: Parts, { limit }: Pick<Admission, "limit">) =>
  async (app: FastifyInstance) => {
    const { store, clock, publicUrl } = parts;
    const schema = { hide: true };
    const sweeping = janitor(parts, app.log);
    const counted = new WeakSet<FastifyRequest>();
    const proven = new Set<string>();
    app.addHook("onClose", () => sweeping.stop());
    readForms(app);

    app.addHook("onRequest", async (_, reply) => void reply.header("pragma", "no-cache"));
    app.setErrorHandler(async (error, request, reply) =>
      answerRefusal(counted.has(request) ? error : withinRate(error, request, reply), request, reply),
    );

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
        const caller = `${credentials.clientId.slice(0, longestId)} ${request.ip}`;
        // Who has not shown yet to be a client counts for its address: before the work, so that guesses cost none.
        count(proven.has(caller) ? caller : request.ip, request, reply);
        const answer = await work(parameters, credentials, useOf(request)).catch((error: unknown) => {
          if (isGuess(error)) proven.delete(caller);
          throw error;
        });
        proven.add(caller);
        if (proven.size > provenKept) forgetTheFirst(proven);
        return answer;
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

    // What is no request of a client counts for its address.
    function withinRate(error: unknown, request: FastifyRequest, reply: FastifyReply): unknown {
      try {
        count(request.ip, request, reply);
        return error;
      } catch (refusal) {
        return refusal;
      }
    }
  };

function forgetTheFirst(callers: Set<string>): void {
  const [first] = callers;
  if (first !== undefined) callers.delete(first);
}
