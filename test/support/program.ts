import { createHash, randomBytes, randomUUID } from "node:crypto";
import { newId } from "../../portal/ids.ts";

/** A run of a program as the portal knows it; a later one has the greater claim. */
export interface Program {
  managedBy: string;
  key: string;
  claim: string;
  /** The headers of its requests. */
  headers: Record<string, string>;
}

/** The first run of a new declaration. */
export function newProgram(managedBy = `urn:pulumi:test::demo::devportal:${randomUUID()}`): Program {
  return runOf({ managedBy, key: randomUUID() });
}

/** The next run of a declaration. */
export function nextRun({ managedBy, key }: Program): Program {
  return runOf({ managedBy, key });
}

function runOf({ managedBy, key }: Pick<Program, "managedBy" | "key">): Program {
  const claim = newId();
  return { managedBy, key, claim, headers: { "idempotency-key": key, "devportal-claim": claim } };
}

/** A secret as a program makes it, and what it tells the portal of it. */
export function programSecret(secret = randomBytes(32).toString("base64url")) {
  const secretHash = createHash("sha256").update(secret).digest("hex");
  return { secret, secretHash, fingerprint: secretHash.slice(0, 16) };
}
