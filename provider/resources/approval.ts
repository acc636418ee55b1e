import type { ProductionCredentialsRecord } from "../client/records.ts";
import type { Telling } from "../core/define.ts";
import { secondsOf } from "../core/duration.ts";
import { ExpectedError } from "../core/errors.ts";
import { poll } from "./poll.ts";

/** How a review stands. */
export type Reviewed = Pick<ProductionCredentialsRecord, "status" | "rejectionReason">;

/** Credentials under review, and where. */
export interface Review {
  appId: string;
  /** The portal's address. */
  url: string;
  waitForApproval?: string | undefined;
}

/** Who must approve, and where. */
export function awaitsApproval({ appId, url }: Review): string {
  return (
    `The production credentials of app ${appId} await the approval of an operator of the portal, at ${requestsAt(url)}; ` +
    "the secret becomes valid with it"
  );
}

/** Why nothing more can be done here about credentials that an operator rejected. */
export function rejected({ appId, url }: Review, reason: string | null | undefined): string {
  return (
    `The production credentials of app ${appId} were rejected by an operator of the portal: ${sentence(reason ?? "no reason given")} ` +
    `Once that is settled, an operator can approve them at ${requestsAt(url)}; or take them out of the program for one \`up\`: ` +
    "the next one requests them anew, under another client id"
  );
}

/**
 * Waits for the approval as long as the program says, and tells of it where it does not wait. @returns the latest answer.
 * @throws ExpectedError when they were rejected, or when the time is over.
 */
export async function approved(
  review: Review,
  first: Reviewed,
  ask: () => Promise<Reviewed>,
  telling: Telling,
): Promise<Reviewed> {
  const { waitForApproval } = review;
  if (first.status === "pending") telling.say(awaitsApproval(review));
  const latest =
    waitForApproval === undefined
      ? first
      : await poll(
          first,
          {
            ask,
            until: ({ status }) => status !== "pending",
            seconds: secondsOf(waitForApproval) ?? 0,
            longestPause: 10_000,
            waiting: `Waiting for the approval of the production credentials of app ${review.appId}…`,
          },
          telling,
        );
  const { status, rejectionReason } = latest;
  if (status === "rejected") throw new ExpectedError(rejected(review, rejectionReason));
  if (status === "pending" && waitForApproval !== undefined) {
    throw new ExpectedError(
      `The production credentials of app ${review.appId} still await approval after ${waitForApproval}; run \`pulumi up\` again to go on waiting`,
    );
  }
  return { status, rejectionReason };
}

function sentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

function requestsAt(url: string): string {
  return `${url}/operator/requests`;
}
