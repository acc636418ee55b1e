import type { FastifyReply, FastifyRequest } from "fastify";
import { logFailure, toPortalError } from "../error-handler.ts";
import type { PortalError } from "../errors.ts";
import { OAuthError } from "./errors.ts";

/** Answers a refusal in the form of RFC 6749, 5.2, with the challenge that RFC 6750 and HTTP ask for. */
export function answerRefusal(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal = toOAuthError(error, request);
  if (refusal.status >= 500) logFailure(error, request);
  const challenge = challengeOf(refusal, request.headers.authorization);
  if (challenge !== undefined) reply.header("www-authenticate", challenge);
  return reply.code(refusal.status).send(refusal.parameters);
}

/** Whether somebody did not prove to be a client. */
export function isGuess(error: unknown): boolean {
  return error instanceof OAuthError && error.code === "invalid_client";
}

function toOAuthError(error: unknown, request: FastifyRequest): OAuthError {
  if (error instanceof OAuthError) return error;
  const { status, code, message } = toPortalError(error, request);
  const description = asDescription(code, message);
  if (status === 429 || status === 503) return new OAuthError("temporarily_unavailable", description, status);
  if (status >= 500) return new OAuthError("server_error", description);
  return new OAuthError("invalid_request", description, status);
}

function asDescription(code: PortalError["code"], message: string): string {
  if (code === "unsupported_media_type") {
    return "Send application/x-www-form-urlencoded, multipart/form-data or application/json.";
  }
  return message.replaceAll(/[^\x20-\x7e]|["\\]/g, "'");
}

function challengeOf({ code, message }: OAuthError, authorization: string | undefined): string | undefined {
  if (code === "invalid_client") return 'Basic realm="devportal"';
  if (code !== "invalid_token") return undefined;
  // RFC 6750, 3: who sent no token is told of no error.
  const error = authorization === undefined ? "" : `, error="${code}", error_description="${message}"`;
  return `Bearer realm="devportal"${error}`;
}
