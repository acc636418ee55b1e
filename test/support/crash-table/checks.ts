import { readFile } from "node:fs/promises";
import { isFingerprintOf } from "../../../provider/resources/client-secret.ts";
import { knownTo, expectSame, liveIn, type Known, type Live } from "../known.ts";
import { oauthClient } from "../oauth-client.ts";
import type { Trial } from "../trial.ts";
import { nameIn } from "./requests.ts";
import { everythingIn, type Laid, type Placed } from "./stage.ts";

/** What a state and the portal have of each row. */
export interface Found {
  known: Known[];
  live: Live[];
}

/** Reads what states and portal have, by the names of the rows. */
export async function findings(trial: Trial, laid: Laid<Placed>[]): Promise<(name: string) => Found> {
  const known = (await Promise.all(laid.map(({ stack }) => knownTo(stack)))).flat();
  const everything = await everythingIn(trial);
  const live = await liveIn({ query: trial.query, snapshot: () => Promise.resolve(everything) });
  const names = new Map(everything.map(({ app }) => [app.id as string, nameIn(app.name)]));
  const knownBy = Map.groupBy(known, ({ urn }) => nameIn(urn.split("::").at(-1) ?? ""));
  const liveBy = Map.groupBy(live, ({ id }) => names.get(id.split("/")[0] ?? ""));
  return (name) => ({ known: knownBy.get(name) ?? [], live: liveBy.get(name) ?? [] });
}

export interface Credentials {
  clientId: string;
  clientSecret: string;
}

/** What a client gets a token with, if there is anything: the secret is in the state, or where it was delivered. */
export async function credentialsOf(
  { operation, place }: Placed,
  { outputs }: Known,
): Promise<Credentials | undefined> {
  const { clientId, clientSecret } = outputs as { clientId: string; clientSecret?: { plaintext: string } };
  if (clientSecret) return { clientId, clientSecret: JSON.parse(clientSecret.plaintext) as string };
  if (!operation.secretFile) return undefined;
  return { clientId, clientSecret: await readFile(operation.secretFile(place), "utf8") };
}

/** Whether the secret that was delivered is another than the last one; a former one would work for a while. */
export function deliveryProblem(
  { operation }: Placed,
  { outputs }: Known,
  credentials?: Credentials,
): string[] {
  const { secretFingerprint } = outputs as { secretFingerprint?: string };
  if (!operation.secretFile || !credentials) return [];
  const isLast = isFingerprintOf(secretFingerprint, credentials.clientSecret);
  return isLast ? [] : ["the file has another secret than the last one"];
}

/** What is wrong with the objects of an operation that has come to its end. */
export function problemsOf({ operation, place }: Placed, { known, live }: Found): string[] {
  const { resource, after, left } = operation;
  const byHand = resource === "App" ? [] : [`App ${place.appId}`];
  const objects = live.filter(({ type, id }) => !byHand.includes(`${type} ${id}`));
  const problems: string[] = [];
  if (live.length - objects.length !== byHand.length) problems.push("the app that a person made is gone");
  const names = (all: { type: string; id: string }[]) =>
    all.map(({ type, id }) => `${type} ${id}`).join(", ") || "nothing";
  const count = after ? 1 : 0;
  if (known.length !== count) problems.push(`the state has ${names(known)}`);
  if (objects.length !== (after || left ? 1 : 0)) problems.push(`the portal has ${names(objects)}`);
  const [resourceKnown, object] = [known[0], objects[0]];
  if (resourceKnown && object) {
    if (names([resourceKnown]) !== names([object]))
      problems.push(`the state has ${names(known)}, the portal ${names(objects)}`);
    problems.push(...thrownBy(() => expectSame(resourceKnown, object)));
  }
  if (left && object && (object.record.managedBy !== null || object.claim !== null)) {
    problems.push(`what a person made is managed by ${String(object.record.managedBy)}`);
  }
  return problems;
}

/** Whether a client gets a token that works; otherwise what it gets. */
export async function tokenProblem(
  { portal }: Trial,
  what: string,
  credentials: Credentials | undefined,
): Promise<string[]> {
  if (!credentials) return [`${what} is missing`];
  const client = oauthClient(portal.url);
  const { status, error, access_token } = await client.token(credentials);
  if (status !== 200) return [`${what} gets ${status} ${error ?? ""}`];
  return (await client.works(access_token)) ? [] : [`${what} gets a token that does not work`];
}

/** The names of the apps of which there are more than one, the deleted ones counted. */
export async function madeTwice({ query }: Trial): Promise<string[]> {
  const rows = await query<{ name: string }>("select name from apps group by name having count(*) > 1");
  return rows.map(({ name }) => name);
}

function thrownBy(check: () => void): string[] {
  try {
    check();
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}
