import type { AxiosError, AxiosResponse } from "axios";
import { PortalError, PortalUnavailableError, type Refusal } from "./errors.ts";
import type { Connection } from "./http.ts";
import { tlsProblem } from "./tls.ts";

/** What a successful answer holds. */
export function bodyOf(request: string, response: AxiosResponse<string>): unknown {
  if (response.status === 204) return undefined;
  const body = jsonOf(response);
  if (body !== undefined) return body;
  throw new PortalError(request, response.status, `the answer is ${described(response)}. ${CHECK_URL}`);
}

const CHECK_URL = "Is devportal:url (or DEVPORTAL_URL) the address of a developer portal?";

/** The error for a request that failed, without anything that the request carried. */
export function failureOf(
  request: string,
  { url, requestTimeout }: Connection,
  { response, code }: AxiosError<string>,
): PortalError | PortalUnavailableError {
  const tls = response ? undefined : tlsProblem(code);
  if (tls) return new PortalUnavailableError(`${noAnswer(url)}: ${tls}`);
  if (!response) return unavailable(url, reasonOf(code, requestTimeout));
  const { status, headers } = response;
  if (status < 300) return unavailable(url, `the answer to ${request} was cut short`);
  if (status < 400) {
    const target = String(headers.location ?? "elsewhere").split(/[?#]/)[0];
    return new PortalError(
      request,
      status,
      `redirected to ${target}; set devportal:url to the final address`,
    );
  }
  const { error, ...details } = (jsonOf(response) ?? {}) as { error?: Refusal };
  if (typeof error?.code !== "string") {
    return new PortalError(request, status, `the answer is ${described(response)}. ${CHECK_URL}`);
  }
  const fields = (error.fields ?? []).map(({ field, message }) => `\n  - ${field}: ${message}`).join("");
  const id = error.requestId ? ` (request ${error.requestId})` : "";
  const advice = ADVICE[error.code];
  const hint = advice ? ` ${advice}` : "";
  return new PortalError(
    request,
    status,
    `${error.code}: ${error.message}${hint}${id}${fields}`,
    error,
    details,
  );
}

const MANAGE = "Where this program is to manage what exists, set `adopt: true`";

/** What a person who runs a program does about a refusal, by its code. */
const ADVICE: Record<string, string | undefined> = {
  unauthenticated:
    "Then set it: `pulumi config set --secret devportal:token`, or the variable DEVPORTAL_TOKEN",
  claim_lost:
    "Take the resource out of this state (`pulumi state delete URN`). If it belongs here after all, the next `pulumi up` takes it back or says who manages it",
  app_name_taken: MANAGE,
  credentials_exist: MANAGE,
  sandbox_exists: MANAGE,
  collaborator_exists: MANAGE,
  collaborator_is_owner: "Take the Collaborator out of the program",
  not_found:
    "Where it was deleted in the portal, `pulumi refresh` shows that, and then `pulumi up` puts it right",
  claim_outrun: "Run `pulumi refresh`, then go on: it takes over what that run has left",
};

function unavailable(url: string, reason: string): PortalUnavailableError {
  return new PortalUnavailableError(
    `${noAnswer(url)}: ${reason}. ` +
      "Start it (`devportal serve`), or set devportal:url (or DEVPORTAL_URL) to where it is",
  );
}

function noAnswer(url: string): string {
  return `No answer from the portal at ${url}`;
}

function reasonOf(code: string | undefined, requestTimeout: number): string {
  switch (code) {
    case "ECONNREFUSED":
      return "nothing listens there (ECONNREFUSED)";
    case "ENOTFOUND":
      return "there is no such host (ENOTFOUND)";
    case "ECONNABORTED":
    case "ETIMEDOUT":
      return `silence for ${requestTimeout} s`;
    case "ECONNRESET":
      return "the connection was cut (ECONNRESET)";
    default:
      return code ?? "the connection failed";
  }
}

function jsonOf({ data }: AxiosResponse<string>): unknown {
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function described({ headers, data }: AxiosResponse<string>): string {
  if (typeof data !== "string" || data === "") return "empty";
  const type = String(headers["content-type"] ?? "of no type").split(";")[0];
  return type === "application/json" ? "not valid JSON" : `${type}, not JSON`;
}
