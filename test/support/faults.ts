import { once } from "node:events";
import type { ServerResponse } from "node:http";

/** What goes wrong with one request; one of the fields. */
export interface Fault {
  /** Closes the connection: before the portal was asked, or after it answered. */
  kill?: "before" | "after";
  /** Answers this instead of asking the portal. */
  answer?: { status: number; headers?: Record<string, string>; body?: string | object };
  /** Asks the portal and sends half of its answer. */
  half?: boolean;
  /** Never answers, and does not ask the portal. */
  silence?: boolean;
  /** Awaited before the portal is asked. */
  beforeRequest?: () => Promise<unknown>;
  /** Awaited when the portal has answered. */
  afterAnswer?: () => Promise<unknown>;
}

/** Does what of the fault comes before the portal is asked; true when it is not to be asked at all. */
export async function faultAnswer(fault: Fault | undefined, outgoing: ServerResponse): Promise<boolean> {
  if (!fault) return false;
  await fault.beforeRequest?.();
  if (fault.kill === "before") outgoing.destroy();
  if (fault.silence) await once(outgoing, "close");
  if (!fault.answer) return fault.kill === "before" || fault.silence === true;
  const { status, headers, body = "" } = fault.answer;
  const json = typeof body === "string" ? undefined : { "content-type": "application/json" };
  outgoing
    .writeHead(status, { ...json, ...headers })
    .end(typeof body === "string" ? body : JSON.stringify(body));
  return true;
}

/** A valid head that promises the whole body, half of the body, and the end of the connection. */
export function answerHalf(outgoing: ServerResponse, status: number, body: Buffer): void {
  outgoing.writeHead(status, { "content-type": "application/json", "content-length": body.length });
  outgoing.write(body.subarray(0, body.length / 2), () => outgoing.destroy());
}
