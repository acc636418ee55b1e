import type { FastifyReply, FastifyRequest } from "fastify";
import { logFailure, toPortalError } from "../error-handler.ts";
import type { FieldError, PortalError } from "../errors.ts";

/** What is wrong with each field or parameter: a map, because clients choose the names. */
export type Problems = Map<string, string[]>;

export function addProblem(problems: Problems, field: string, message: string): void {
  problems.set(field, [...(problems.get(field) ?? []), message]);
}

/** What the data API answers instead of what was asked for; the message is public. */
export class RestError extends Error {
  readonly status: number;
  readonly problems: Problems | undefined;
  override readonly name = "RestError";

  constructor(status: number, message: string, problems?: Problems) {
    super(message);
    this.status = status;
    this.problems = problems;
  }
}

/** The answer for what a token cannot see, whether or not it exists. */
export function notVisible(): RestError {
  return new RestError(404, "Not found: nothing that this token can see is here.");
}

/** The answer to fields or parameters that are wrong, all at once. */
export function wrong(problems: Iterable<[string, string[]]>, status = 400): RestError {
  const said = [...problems].flatMap(([field, messages]) => messages.map((message) => `${field} ${message}`));
  return new RestError(status, `${said.join("; ")}.`, new Map(problems));
}

/** Answers with the data API's form of an error; the cause of a failure of ours goes to the log only. */
export async function answerRestError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { status, message, problems } = toRestError(error, request);
  if (status >= 500) logFailure(error, request);
  // RFC 6750, 3: who sent no token is told of no error.
  const challenge = request.headers.authorization === undefined ? "Bearer" : 'Bearer error="invalid_token"';
  if (status === 401) reply.header("www-authenticate", challenge);
  return reply
    .code(status)
    .type("application/json; charset=utf-8")
    .send(JSON.stringify({ message, errors: problems && Object.fromEntries(problems) }));
}

function toRestError(error: unknown, request: FastifyRequest): RestError {
  if (error instanceof RestError) return error;
  const refusal = toPortalError(error, request);
  if (refusal.fields) return wrong(problemsOf(refusal.fields), statusOfFields(refusal.fields));
  return new RestError(refusal.status, messageOf(refusal));
}

function messageOf({ code, message }: PortalError): string {
  return code === "unsupported_media_type" ? "Send the body as application/json." : message;
}

const notAField = "is not a field here";

// The API that this one follows documents 406 for fields that do not exist.
function statusOfFields(fields: FieldError[]): number {
  return fields.every(({ message }) => message === notAField) ? 406 : 400;
}

function problemsOf(fields: FieldError[]): Problems {
  const problems: Problems = new Map();
  for (const { field, message } of fields) addProblem(problems, field, message);
  return problems;
}
