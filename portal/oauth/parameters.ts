import { OAuthError } from "./errors.ts";

const names = [
  "client_id",
  "client_secret",
  "code",
  "code_challenge",
  "code_challenge_method",
  "code_verifier",
  "grant_type",
  "redirect_uri",
  "refresh_token",
  "response_type",
  "scope",
  "state",
  "token",
] as const;

export type ParameterName = (typeof names)[number];

/** The parameters of a request, each given once and not empty; what is not known is ignored. */
export type Parameters = Partial<Record<ParameterName, string>>;

// Also what stands for bytes that are no UTF-8.
const unreadable = /[\p{Cc}\p{Cs}\ufffd]/u;

/**
 * Reads the parameters of a body or a query (RFC 6749, 3.1 and 3.2): one without a value counts as left out.
 * @throws OAuthError `invalid_request` that names what is no text, or was given more than once.
 */
export function parametersOf(given: unknown): Parameters {
  if (given === undefined || given === null) return {};
  if (typeof given !== "object" || Array.isArray(given)) {
    throw new OAuthError("invalid_request", "The body must be a form or a JSON object with the parameters.");
  }
  const values = new Map(Object.entries(given));
  const present = names.filter((name) => ![undefined, null, ""].includes(values.get(name) as string));
  const wrong = present.filter((name) => !isReadable(values.get(name)));
  if (wrong.length > 0) {
    const description = `Give once, and as text without control characters: ${wrong.join(", ")}.`;
    throw new OAuthError("invalid_request", description);
  }
  return Object.fromEntries(present.map((name) => [name, values.get(name) as string]));
}

function isReadable(value: unknown): boolean {
  return typeof value === "string" && !unreadable.test(value);
}

/** @throws OAuthError `invalid_request` when the parameter is not there. */
export function required(parameters: Parameters, name: ParameterName): string {
  const value = parameters[name];
  if (value === undefined) throw new OAuthError("invalid_request", `The parameter ${name} is missing.`);
  return value;
}

/** @throws OAuthError `invalid_scope`: what a token opens depends on who authorized it, and on nothing else. */
export function refuseScope({ scope }: Parameters): void {
  if (scope !== undefined)
    throw new OAuthError("invalid_scope", "There are no scopes here: leave scope out.");
}
