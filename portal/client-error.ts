import { randomUUID } from "node:crypto";
import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { everyAnswer, type Admission } from "./admission.ts";
import { refuse, type PortalError } from "./errors.ts";
import { rateLimitHeaders } from "./rate-limit.ts";

/** Answers what Node could not read as a request, and hangs up. */
export function answerClientError(
  { code = "" }: NodeJS.ErrnoException,
  socket: Socket,
  { allowance }: Pick<Admission, "allowance">,
): void {
  if (code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const requestId = randomUUID();
  const allowed = allowance(socket.remoteAddress ?? "");
  const refusal = allowed.allowed
    ? refusalOf(code)
    : refuse("rate_limited", { seconds: String(allowed.retryAfter) });
  const body = JSON.stringify({ error: { code: refusal.code, message: refusal.message, requestId } });
  const headers = {
    ...everyAnswer(requestId),
    ...rateLimitHeaders(allowed),
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    connection: "close",
  };
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(
    `HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status] ?? ""}\r\n${head.join("")}\r\n${body}`,
    () => socket.destroy(),
  );
}

function refusalOf(code: string): PortalError {
  if (code === "HPE_HEADER_OVERFLOW") return refuse("headers_too_large");
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return refuse("request_timeout");
  return refuse("malformed_request", { reason: "The request is not valid HTTP." });
}
