/** What a check came to. */
export interface Finding {
  /** What was looked at. */
  check: string;
  status: "ok" | "warn" | "fail";
  /** What was found, and what to do about it. */
  says: string;
}

/** Looks at one thing, or at several. */
export type Check = () => Finding[] | Promise<Finding[]>;

export const ok = (check: string, says: string): Finding => ({ check, status: "ok", says });
export const warn = (check: string, says: string): Finding => ({ check, status: "warn", says });
export const fail = (check: string, says: string): Finding => ({ check, status: "fail", says });

export function sizeOf(bytes: number): string {
  return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
