import { v7 } from "uuid";
import { createPortal, type Portal } from "../../provider/client/portal.ts";
import { PortalError } from "../../provider/client/errors.ts";
import type { AnyDefinition } from "../../provider/core/define.ts";
import { UnfinishedError } from "../../provider/core/errors.ts";
import { handlers } from "../../provider/core/handlers.ts";
import { app } from "../../provider/resources/app.ts";
import { collaborator } from "../../provider/resources/collaborator.ts";
import { productionCredentials } from "../../provider/resources/production-credentials.ts";
import { sandbox } from "../../provider/resources/sandbox.ts";
import type { Values } from "../../provider/core/wire.ts";
import type { Trial } from "../support/trial.ts";
import { samplesOf } from "./samples.ts";

export const definitions: AnyDefinition<Portal>[] = [app, productionCredentials, sandbox, collaborator];

/** The operations of a resource on a running portal, without an engine. */
export function operationsOf(definition: AnyDefinition<Portal>, { recorder, portal }: Trial) {
  const client = createPortal({
    url: recorder.url,
    token: portal.token,
    maxRetries: 0,
    requestTimeout: 10,
    maxRequestsPerSecond: 0,
  });
  const quiet = () => undefined;
  return handlers(definition, {
    portal: client,
    now: () => new Date(),
    newClaim: () => v7(),
    warn: quiet,
    say: quiet,
    progress: quiet,
  });
}

let count = 0;

/** Arguments that are right and no others have: every required one, by its first good sample. */
export async function freshArguments({ inputs }: AnyDefinition<Portal>, { api }: Trial): Promise<Values> {
  const number = ++count;
  const required = Object.entries(inputs).filter(([, property]) => property.required);
  const given = required.map(([name, property]) => [name, samplesOf(property).good[0]] as const);
  const values: Values = { ...Object.fromEntries(given), managedBy: `urn:test:${number}` };
  for (const [name, property] of required) {
    if (property.type === "string" && property.unique) values[name] = `${String(values[name])} ${number}`;
  }
  if ("appId" in inputs) values.appId = await anApp(api, number);
  return values;
}

async function anApp(api: Trial["api"], number: number): Promise<string> {
  const body = {
    name: `Parent ${number}`,
    description: "Parent.",
    integrationType: "hybrid",
    category: "other",
  };
  return (await api("POST", "/apps", { body })).id;
}

export interface Refusal {
  code: string;
  message: string;
  fields?: { field: string; message: string }[];
}

/** How an operation ends: undefined when it succeeds, else what the portal answered. */
export async function refusalOf(
  { recorder }: Trial,
  operation: Promise<unknown>,
): Promise<Refusal | undefined> {
  try {
    await operation;
    return undefined;
  } catch (error) {
    if (!(error instanceof PortalError || error instanceof UnfinishedError)) throw error;
    return jsonOf(recorder.requests.at(-1)?.answer?.body).error as Refusal | undefined;
  }
}

/** The members of a body, none when it is not a JSON object. */
export function jsonOf(body: Buffer | string | undefined): Values {
  try {
    return JSON.parse(body?.toString() ?? "") as Values;
  } catch {
    return {};
  }
}
