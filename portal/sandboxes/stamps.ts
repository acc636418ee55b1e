import type { SandboxUser } from "./developer.ts";

/** What every new record has. */
export interface Stamps {
  created_by: SandboxUser;
  created_at: string;
  updated_at: string;
}

/** A time as the data API writes it. */
export function toMoment(time: Date): string {
  return time.toISOString().replace(/\.\d+Z$/, "Z");
}
