import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { largestLogo } from "./apps/logo.ts";
import { invalid, PortalError, refuse } from "./errors.ts";
import { fieldErrors } from "./validation.ts";

/** Answers with the catalogue's form of an error; the cause of a failure of ours goes to the log only. */
export async function handleError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const refusal = toPortalError(error, request);
  if (refusal.status >= 500) logFailure(error, request);
  if (refusal.code === "unauthenticated") reply.header("www-authenticate", "Bearer");
  const { code, message, fields, beside } = refusal;
  return reply
    .code(refusal.status)
    .header("x-request-id", request.id)
    .type("application/json")
    .serializer((body: unknown) => JSON.stringify(body))
    .send({ error: { code, message, requestId: request.id, fields }, ...beside });
}

/** Logs why a request failed; a disk that fails is told of now and then, not with each request. */
export function logFailure(error: unknown, request: FastifyRequest): void {
  if (error instanceof PortalError && error.code === "draining") return;
  if (error instanceof PortalError && error.code === "storage_failed" && error.cause === undefined) return;
  request.log.error({ err: error }, "The request failed.");
}

/** What an error is called in the catalogue; what is not known is a failure of ours. */
export function toPortalError(error: unknown, request: FastifyRequest): PortalError {
  if (error instanceof PortalError) return error;
  const { code, statusCode, message = "", validation, validationContext } = error as Partial<FastifyError>;
  if (validation) return invalid(fieldErrors(validation, validationContext));
  if (code === "FST_ERR_BAD_URL" || code === "FST_ERR_MAX_PARAM_LENGTH") {
    return refuse("not_found", { thing: "resource" });
  }
  if (code === "FST_ERR_CTP_INVALID_MEDIA_TYPE") return refuse("unsupported_media_type");
  if (code === "FST_REQ_FILE_TOO_LARGE") return refuse("payload_too_large", { limit: String(largestLogo) });
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE") {
    return refuse("payload_too_large", { limit: String(request.routeOptions.bodyLimit) });
  }
  if (error instanceof SyntaxError || code === "FST_ERR_CTP_INVALID_JSON_BODY")
    return refuse("malformed_json");
  if (statusCode === 400)
    return refuse("malformed_request", { reason: `The request is malformed: ${message}.` });
  return refuse("internal");
}
