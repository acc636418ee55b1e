/** The error codes of RFC 6749 (4.1.2.1, 5.2) and RFC 6750 (3.1) with their HTTP statuses. */
const statuses = {
  invalid_request: 400,
  invalid_client: 401,
  invalid_grant: 400,
  unauthorized_client: 400,
  unsupported_grant_type: 400,
  unsupported_response_type: 400,
  invalid_scope: 400,
  access_denied: 403,
  invalid_token: 401,
  server_error: 500,
  temporarily_unavailable: 503,
} as const;

export type OAuthErrorCode = keyof typeof statuses;

/**
 * What an endpoint under `/oauth` answers instead of what was asked for. The message is public: printable ASCII without
 * quotation marks, as RFC 6749 wants it.
 */
export class OAuthError extends Error {
  readonly code: OAuthErrorCode;
  readonly status: number;
  override readonly name = "OAuthError";

  constructor(code: OAuthErrorCode, description: string, status: number = statuses[code]) {
    super(description);
    this.code = code;
    this.status = status;
  }

  /** As it stands in a body, or in the query of a redirection. */
  get parameters() {
    return { error: this.code, error_description: this.message };
  }
}
