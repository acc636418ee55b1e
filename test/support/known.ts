import { createHash } from "node:crypto";
import { expect } from "chai";
import { app } from "../../provider/resources/app.ts";
import { collaborator } from "../../provider/resources/collaborator.ts";
import { productionCredentials } from "../../provider/resources/production-credentials.ts";
import { sandbox } from "../../provider/resources/sandbox.ts";
import type { TestStack } from "./engine.ts";
import type { Answered, Trial } from "./trial.ts";

/** A resource in a state, its secrets in plain text. */
export interface Known {
  urn: string;
  type: string;
  id: string;
  inputs: Answered;
  outputs: Answered;
  /** Waits to be deleted since a replacement. */
  delete?: boolean;
}

/** An object that lives in the portal. */
export interface Live {
  type: string;
  id: string;
  claim: string | null;
  record: Answered;
}

const definitions = new Map<string, { inputs: object; outputs: object }>(
  [app, productionCredentials, sandbox, collaborator].map((definition) => [definition.type, definition]),
);

/** The portal's resources in a stack's state. */
export async function knownTo(stack: TestStack): Promise<Known[]> {
  const exported = await stack.pulumi("stack", "export", "--show-secrets");
  const { deployment } = JSON.parse(exported) as { deployment: { resources?: Known[] } };
  return (deployment.resources ?? [])
    .filter(({ type }) => type.includes("devportal:"))
    .map(({ type, ...rest }) => ({ ...rest, type: type.split(":").at(-1) ?? "" }));
}

/** Every object that lives in the portal, whoever made it. */
export async function liveIn({ snapshot, query }: Pick<Trial, "snapshot" | "query">): Promise<Live[]> {
  const rows = await query<{ key: string; claim: string | null }>(claimsByKey);
  const claims = new Map(rows.map(({ key, claim }) => [key, claim]));
  const live = (type: string, id: string, record: Answered) =>
    record ? [{ type, id, record, claim: claims.get(`${type} ${id}`) ?? null }] : [];
  return (await snapshot()).flatMap(({ app, productionCredentials, sandbox, collaborators }) => [
    ...live("App", app.id, app),
    ...live("ProductionCredentials", app.id, productionCredentials),
    ...live("Sandbox", app.id, sandbox),
    ...collaborators.flatMap((one: Answered) => live("Collaborator", `${app.id}/${one.id}`, one)),
  ]);
}

const claimsByKey = `
  select 'App ' || id as key, claim from apps where deleted_at is null
  union all select 'ProductionCredentials ' || app_id, claim from production_credentials where deleted_at is null
  union all select 'Sandbox ' || app_id, claim from sandboxes
  union all select 'Collaborator ' || app_id || '/' || id, claim from collaborators`;

/**
 * Exactly once: each object in the portal is one resource of exactly one of the states and the other way round,
 * under its claim, with every property and the current secret as the portal has them. `besides`: ids of apps that
 * no program made.
 */
export async function expectExactlyOnce(
  trial: Trial,
  stacks: TestStack[],
  besides: string[] = [],
): Promise<void> {
  const known = (await Promise.all(stacks.map(knownTo))).flat();
  const live = (await liveIn(trial)).filter(({ type, id }) => type !== "App" || !besides.includes(id));
  const names = (all: { type: string; id: string }[]) => all.map(({ type, id }) => `${type} ${id}`).sort();
  expect(names(known), "in the states, and in the portal").to.deep.equal(names(live));
  for (const resource of known) {
    const object = live.find(({ type, id }) => type === resource.type && id === resource.id);
    if (object) expectSame(resource, object);
  }
}

/** The resource is the object, as the portal has it, under its claim and with its current secret. */
export function expectSame({ urn, type, inputs, outputs, ...resource }: Known, { record, claim }: Live) {
  expect(resource.delete, `${urn} waits to be deleted`).to.equal(undefined);
  expect(inputs.managedBy, urn).to.equal(urn);
  expect(outputs.claim, `${urn} claim`).to.equal(claim);
  const definition = definitions.get(type);
  for (const name of Object.keys({ ...definition?.inputs, ...definition?.outputs })) {
    if (!(name in record)) continue;
    const [kept, shown] = [outputs[name], record[name]];
    if (name === "logo") expect(kept?.hash, `${urn} ${name}`).to.equal(shown?.sha256);
    else expect(kept ?? null, `${urn} ${name}`).to.deep.equal(shown);
    if (name in inputs) expect(outputs[name], `${urn} ${name}`).to.deep.equal(inputs[name]);
  }
  const fingerprint = record.secretFingerprint ?? record.currentSecret?.fingerprint;
  if (!fingerprint) return;
  const held = inputs.deliverTo ? outputs.secretFingerprint : fingerprintOf(outputs.clientSecret);
  expect(held, `${urn} secret`).to.equal(fingerprint);
}

function fingerprintOf(secret: { plaintext: string }): string {
  const text = JSON.parse(secret.plaintext) as string;
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
