import type { AppRecord } from "../client/records.ts";
import { app } from "../resources/app.ts";
import { tell, toldOf, type Result } from "./told.ts";

const besides = {
  /** The app's id. */
  id: { type: "string", required: true },

  /** Where the portal serves the app's logo, to anyone who has the address; absent when it has none. */
  logoUrl: { type: "string" },

  /** What the token's account is in the app: `owner`, `admin` or `developer`. */
  role: { type: "string", required: true },
} as const;

const { logo: _, ...told } = toldOf(app);

/** What is known of an app, whoever made it. */
export const appResult = { ...besides, ...told };

/** An app as the portal has it, whoever made it. */
export interface AppResult extends Omit<Result<typeof app, typeof besides>, "logo"> {}

export function appResultOf(record: AppRecord): AppResult {
  return tell(appResult, { ...record, ownerEmail: record.owner.email, logoUrl: record.logo?.url });
}
