import type { FastifyReply, FastifyRequest } from "fastify";
import type { Admission } from "../admission.ts";
import { hashOf } from "../client-secrets.ts";
import { seconds, type Clock } from "../clock.ts";
import { accessTokenOf, findLiveToken } from "../oauth/live-tokens.ts";
import type { Database } from "../store/tables.ts";
import { checkAddress, checkCompanyHeader, placeOf, type Address, type Place, type Texts } from "./place.ts";
import { RestError } from "./rest-error.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** What a route of the data API is about; undefined where there is none. */
    about?: Address & {
      /** Whether it is about whatever the token opens, and needs no header that names the company. */
      anyCompany?: boolean;
    };
    /** Whether its handler lets the request in itself, together with what it reads. */
    entersItself?: boolean;
  }
}

interface Tools extends Pick<Admission, "limit"> {
  clock: Clock;
}

/** The sandbox that an access token opens at this moment. */
export async function openedSandbox(
  db: Database,
  token: string | undefined,
  now: Date,
): Promise<string | undefined> {
  const live = token === undefined ? undefined : await findLiveToken(db, token, now.toISOString());
  return live?.sandboxId ?? undefined;
}

export function invalidToken(): RestError {
  return new RestError(
    401,
    "The access token is invalid: send a live token of a sandbox as Authorization: Bearer.",
  );
}

/**
 * Lets requests in that have a live token of a sandbox and speak of that sandbox's company and project. The token is
 * what is counted, and the address where there is none.
 */
export function doorkeeper({ clock, limit }: Tools) {
  /** @throws PortalError `rate_limited`, or RestError. */
  return async function enter(db: Database, request: FastifyRequest, reply: FastifyReply): Promise<Place> {
    const now = clock();
    const token = accessTokenOf(request.headers.authorization);
    const sandboxId = await openedSandbox(db, token, now);
    count(sandboxId && token ? hashOf(token) : request.ip, reply, now);
    if (!sandboxId) throw invalidToken();
    const place = await placeOf(db, sandboxId);
    const { about } = request.routeOptions.config;
    if (!about) return place;
    if (!about.anyCompany) checkCompanyHeader(request.headers["procore-company-id"], place);
    checkAddress(request.params as Texts, request.query as Texts, place, about);
    return place;
  };

  // Here the moment is told at which the allowance is whole again, elsewhere the seconds until then.
  function count(caller: string, reply: FastifyReply, now: Date): void {
    try {
      limit(caller, reply);
    } finally {
      const wait = Number(reply.getHeader("x-rate-limit-reset"));
      reply.header("x-rate-limit-reset", Math.ceil(now.getTime() / seconds) + wait);
    }
  }
}
