import { devportal } from "../portal.ts";
import { files, keptRandom, read, writePrivate } from "./files.ts";

/** The first account of the portal, which is its operator. */
export const email = "you@example.com";

const own = ["--data", files.portalData, "--email", email];

/** Makes the account before the portal starts, so that the portal's log shows no link with which it can be made. */
export async function ownAccount(): Promise<void> {
  if (!read(files.token)) await makeAccount();
}

/** A token of the first account; makes account and token when they are missing or when the portal refuses the token. */
export async function ownToken(url: string): Promise<string> {
  const kept = read(files.token);
  if (kept && (await isGood(url, kept))) return kept;
  await makeAccount();
  const token = await devportal(["token", "create", ...own, "--scopes", "read,write,secrets,operator"]);
  writePrivate(files.token, token);
  return token;
}

/** An account that a run before made, and was interrupted, is as good. */
async function makeAccount() {
  try {
    await devportal(["account", "create", ...own, "--password-stdin"], `${keptRandom(files.password)}\n`);
  } catch (error) {
    if (!String(error).includes("There is an account")) throw error;
  }
}

async function isGood(url: string, token: string) {
  const answer = await fetch(new URL("/api/v1/me", url), { headers: { authorization: `Bearer ${token}` } });
  return answer.ok;
}
