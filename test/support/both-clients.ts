import type { Environment } from "../../portal/oauth/client.ts";
import { onEachDatabase } from "./databases.ts";

/** One of the two clients of an app. */
export interface ClientKind {
  environment: Environment;
  /** What its path is, under that of the app. */
  part: "production-credentials" | "sandbox";
  /** What it is called inside the whole app. */
  inside: "productionCredentials" | "sandbox";
}

const kinds: ClientKind[] = [
  { environment: "production", part: "production-credentials", inside: "productionCredentials" },
  { environment: "sandbox", part: "sandbox", inside: "sandbox" },
];

/** Describes what is promised of production credentials and of sandboxes alike, on each database. */
export function describeBothClients(title: string, suite: (kind: ClientKind) => void): void {
  for (const kind of kinds) onEachDatabase(`${title} (${kind.environment})`, () => suite(kind));
}
