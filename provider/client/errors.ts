import { ExpectedError, type Failure } from "../core/errors.ts";

/** What the portal answers instead of an object. */
export interface Refusal {
  code: string;
  message: string;
  requestId?: string;
  fields?: { field: string; message: string }[];
}

/** The portal, or something in front of it, refused a request. Holds nothing of the request but method and path. */
export class PortalError extends ExpectedError implements Failure {
  override readonly name = "PortalError";
  readonly status: number;
  /** The portal's code, such as `app_name_taken`; absent when the answer was not the portal's. */
  readonly code?: string;
  /** The rest of the answer's body, such as the row that a stale `If-Match` met. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly means?: "gone" | "lost";
  /** The portal's own sentence; absent when the answer was not the portal's. */
  readonly reason?: string;

  constructor(
    request: string,
    status: number,
    text: string,
    refusal?: Refusal,
    details?: Readonly<Record<string, unknown>>,
  ) {
    super(`${request}: ${status} ${text}`);
    this.status = status;
    if (refusal) {
      this.code = refusal.code;
      this.reason = refusal.message;
    }
    if (details) this.details = details;
    if (refusal?.code === "not_found") this.means = "gone";
    if (refusal?.code === "claim_lost") this.means = "lost";
  }
}

/** The portal could not be asked at all, or did not answer. */
export class PortalUnavailableError extends ExpectedError {
  override readonly name = "PortalUnavailableError";
}
