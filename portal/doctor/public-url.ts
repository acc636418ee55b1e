import { seconds } from "../clock.ts";
import { fail, ok, type Finding } from "./finding.ts";

const patience = 5 * seconds;

/** Whether the portal answers where people and programs look for it. */
export async function checkPublicUrl(url: string): Promise<Finding[]> {
  const check = "public URL";
  const address = `${url}/readyz`;
  try {
    const { status } = await fetch(address, { signal: AbortSignal.timeout(patience), redirect: "manual" });
    if (status === 200) return [ok(check, `${address} answers.`)];
    return [
      fail(check, `${address} answers ${status}: look at the proxy before the portal, and at its log.`),
    ];
  } catch (error) {
    const { message, cause } = error as Error;
    const reason = cause instanceof Error ? cause.message || message : message;
    return [
      fail(check, `${address} does not answer (${reason}): is the portal running, and the address right?`),
    ];
  }
}
