import type { AppRecord } from "../client/records.ts";
import type { InputsOf, OutputsOf } from "../core/property.ts";
import { compact } from "../core/wire.ts";
import { app } from "../resources/app.ts";

const { managedBy: _, adopt: __, logo: ___, ...settings } = app.inputs;
const { claim: ____, run: _____, adopted: ______, ...facts } = app.outputs;

const besides = {
  /** The app's id. */
  id: { type: "string", required: true },

  /** Where the portal serves the app's logo, to anyone who has the address; absent when it has none. */
  logoUrl: { type: "string" },

  /** What the token's account is in the app: `owner`, `admin` or `developer`. */
  role: { type: "string", required: true },

  /** The declaration that manages the app; absent when no program does. */
  managedBy: { type: "string" },
} as const;

/** What is known of an app, whoever made it. */
export const appResult = { ...besides, ...settings, ...facts };

type Attributes = InputsOf<(typeof app)["inputs"]> & OutputsOf<(typeof app)["outputs"]>;

/** An app as the portal has it, whoever made it. */
export interface AppResult extends Readonly<
  Pick<Attributes, keyof typeof settings | keyof typeof facts> & OutputsOf<typeof besides>
> {}

export function resultOf(record: AppRecord): AppResult {
  const known: object = { ...record, ownerEmail: record.owner.email, logoUrl: record.logo?.url };
  const entries = Object.entries(known).filter(([name]) => name in appResult);
  const result: object = compact(Object.fromEntries(entries));
  return result as AppResult;
}
