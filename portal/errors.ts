/** Every error the API and the pages answer with: its HTTP status and its sentence. `{name}` stands for a value. */
export const catalogue = {
  malformed_request: { status: 400, message: "{reason}" },
  malformed_json: { status: 400, message: "The body is not valid JSON." },
  invalid_cursor: {
    status: 400,
    message: "The cursor is not one this list gave. Start again without a cursor.",
  },
  unauthenticated: {
    status: 401,
    message: "Send a valid token as `Authorization: Bearer dpt_…`. Make one with `devportal token create`.",
  },
  not_signed_in: { status: 401, message: "You are not signed in, or no longer. Sign in, then try again." },
  sign_in_failed: { status: 401, message: "There is no account with this address and this password." },
  insufficient_scope: { status: 403, message: "The token needs the scope `{scope}` for this." },
  forbidden: { status: 403, message: "{reason}" },
  form_not_ours: {
    status: 403,
    message:
      "This form was not sent from a page of this portal, or you signed in or out since. Open the page again.",
  },
  not_found: { status: 404, message: "You can see no {thing} here." },
  method_not_allowed: { status: 405, message: "{method} is not possible here. Possible: {allowed}." },
  request_timeout: { status: 408, message: "The request took too long to arrive. Send it again." },
  app_name_taken: {
    status: 409,
    message: 'The owner has a live app named "{name}" already. Choose another name.',
  },
  deletion_protected: {
    status: 409,
    message:
      'The app "{name}" is protected from deletion. Its owner must set deletionProtection to false first.',
  },
  claim_lost: {
    status: 409,
    message:
      "A later run of a program has taken this {thing} over, or it was released: this run may not write to it.",
  },
  claim_outrun: {
    status: 409,
    message: "A later run of the same state has written to this {thing}: this run may not write to it.",
  },
  already_managed: { status: 409, message: "This {thing} is managed by {managedBy}. {advice}" },
  credentials_exist: { status: 409, message: "This app has production credentials already." },
  credentials_not_pending: {
    status: 409,
    message: "These production credentials are {status}: nothing waits for approval.",
  },
  secret_in_use: {
    status: 409,
    message: "The secret issued under this key was used or is no longer current. Rotate under a new key.",
  },
  secret_reused: {
    status: 409,
    message: "This client had a secret with this hash before. Generate a new secret.",
  },
  secret_not_held: {
    status: 409,
    message:
      "A program owns this sandbox's secret: the portal holds only its hash. Reset it to see a new one.",
  },
  secret_unreadable: {
    status: 409,
    message: "The key that sealed this sandbox's secret is lost. Reset the secret to get a new one.",
  },
  token_exists: {
    status: 409,
    message: "This form was sent before, and its token was shown then. Make another token if it is lost.",
  },
  account_exists: { status: 409, message: "There is an account for {email} already. Sign in with it." },
  account_needed: { status: 409, message: "{reason}" },
  set_up_already: { status: 409, message: "This portal is set up already. Sign in." },
  link_invalid: {
    status: 410,
    message: "This link was used before, has expired or was replaced by a newer one. Ask for another.",
  },
  sandbox_exists: { status: 409, message: "This app has a sandbox already." },
  collaborator_exists: {
    status: 409,
    message: "{email} is a collaborator of this app, or invited, already.",
  },
  collaborator_is_owner: {
    status: 409,
    message: "{email} owns this app: the owner cannot be a collaborator too.",
  },
  invitation_expired: {
    status: 410,
    message: "This invitation has expired. Ask for it to be sent again.",
  },
  invitation_just_sent: {
    status: 409,
    message: "The invitation to {email} was sent less than a minute ago. Wait a minute to send it again.",
  },
  invitation_not_pending: { status: 409, message: "This invitation is {status}: it is no longer pending." },
  self_lockout: {
    status: 409,
    message:
      "The program runs with a token of {email}, who would lose this app, or the right to manage it: the program could not go on. Run it with the token of the owner or of another admin, or leave in the portal.",
  },
  last_admin: {
    status: 409,
    message:
      "{email} is the last admin of this app who can sign in, and its owner, {owner}, is deactivated: nobody could manage the app. Make somebody else an admin first, or ask the portal's operator.",
  },
  not_a_collaborator: {
    status: 409,
    message: "{email} is no accepted collaborator of this app: ownership can only go to one.",
  },
  restore_expired: {
    status: 410,
    message: 'The app "{name}" was deleted more than 30 days ago and cannot be restored.',
  },
  not_deleted: { status: 409, message: 'The app "{name}" is not deleted: there is nothing to restore.' },
  precondition_failed: {
    status: 412,
    message: "The {thing} has changed since you read it. Read it again, then decide.",
  },
  payload_too_large: { status: 413, message: "The body is larger than {limit} bytes." },
  unsupported_media_type: {
    status: 415,
    message: "This Content-Type is not understood here. Send application/json, or an image for a logo.",
  },
  unknown_host: {
    status: 421,
    message: 'This portal does not answer to the host "{host}". Start it with --public-url for that name.',
  },
  validation_failed: { status: 422, message: "{summary}" },
  logo_invalid: { status: 422, message: "The logo {reason}." },
  rate_limited: { status: 429, message: "Too many requests. Try again in {seconds} s." },
  headers_too_large: { status: 431, message: "The request's headers are too large." },
  internal: { status: 500, message: "The portal failed. Its log has the cause under this request id." },
  database_unreachable: {
    status: 503,
    message: "The portal cannot reach its database. Try again in a moment.",
  },
  storage_failed: {
    status: 503,
    message:
      "The portal cannot write to its disk, or not read from it, and has stored nothing. Try again once its operator, whose log has the cause, has seen to it.",
  },
  draining: { status: 503, message: "This process is about to stop. Send requests to another." },
  overloaded: { status: 503, message: "The portal is busy. Try again in a moment." },
} as const satisfies Record<string, { status: number; message: string }>;

export type ErrorCode = keyof typeof catalogue;

type Placeholders<Message extends string> = Message extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

type Names<Code extends ErrorCode> = Placeholders<(typeof catalogue)[Code]["message"]>;

/** One thing that is wrong with one field of a request. */
export interface FieldError {
  field: string;
  message: string;
}

/** A refusal that the API answers with. Below status 500 its message is public. */
export class PortalError extends Error {
  readonly code: ErrorCode;
  readonly status: number;
  readonly fields: FieldError[] | undefined;
  /** Members that stand beside `error` in the body. */
  readonly beside: Record<string, unknown>;
  override readonly name = "PortalError";

  constructor(code: ErrorCode, message: string, fields?: FieldError[], beside: Record<string, unknown> = {}) {
    super(message);
    this.code = code;
    this.status = catalogue[code].status;
    this.fields = fields;
    this.beside = beside;
  }
}

/**
 * Makes the error for a code; throw what it returns.
 * @example throw refuse("not_found", { thing: "app" })
 */
export function refuse<Code extends ErrorCode>(
  code: Code,
  ...[values]: [Names<Code>] extends [never] ? [] : [values: Record<Names<Code>, string>]
): PortalError {
  return new PortalError(code, fill(catalogue[code].message, values ?? {}));
}

const mostFields = 50;

/** The `validation_failed` that names every wrong field at once, up to 50 of them. */
export function invalid(fields: FieldError[]): PortalError {
  const named = fields.slice(0, mostFields);
  const summary = named.map(({ field, message }) => `${field} ${message}`);
  if (fields.length > mostFields) summary.push(`… and ${fields.length - mostFields} more`);
  return new PortalError("validation_failed", `${summary.join("; ")}.`, named);
}

/** The `precondition_failed` that shows what is there now. */
export function stale(thing: string, current?: unknown): PortalError {
  const message = fill(catalogue.precondition_failed.message, { thing });
  return new PortalError("precondition_failed", message, undefined, current ? { current } : {});
}

function fill(message: string, values: Record<string, string>): string {
  return message.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
}
