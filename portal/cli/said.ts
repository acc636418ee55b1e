import { Complaint } from "../complaint.ts";
import { PortalError } from "../errors.ts";
import { adviceOn } from "../store/sqlite-failures.ts";

const full = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);

/** What a command that failed says on standard error. */
export function saidOf(error: unknown): string {
  if (!(error instanceof Error)) return `devportal failed: ${String(error)}`;
  if (error instanceof Complaint) return `devportal: ${error.message}`;
  // What the portal answers to a program tells nothing of the disk; its cause does.
  if (error instanceof PortalError && error.cause instanceof Error)
    return `devportal: ${error.cause.message}`;
  const advice = adviceOn(error);
  if (advice !== undefined) return `devportal: ${error.message}. ${advice}`;
  const { code } = error as NodeJS.ErrnoException;
  if (code !== undefined && full.has(code)) {
    return `devportal: The disk is full (${error.message}): make room on it.`;
  }
  return `devportal failed: ${error.message}`;
}
