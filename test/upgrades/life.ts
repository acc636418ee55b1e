import type { TestStack } from "../support/engine.ts";
import { expectExactlyOnce, knownTo, liveIn, type Known, type Live } from "../support/known.ts";
import { oauthClient } from "../support/oauth-client.ts";
import type { Outcome } from "../support/outcome.ts";
import type { Trial } from "../support/trial.ts";
import { programOf, type Recording } from "./recording.ts";
import { replay } from "./replay.ts";

/** What became of a recording with today's provider and portal, by step. */
export interface Life {
  outcome: Record<string, Outcome>;
  /** What each step asked the portal. */
  asked: Record<string, { method: string; path: string }[]>;
  /** The resources in the state: as `recorded`, and after a step. */
  state: Record<string, Known[]>;
  /** The same as the state has it, secrets encrypted. */
  exported: Record<string, string>;
  /** How the token endpoint answers to each client secret in the state. */
  tokens: Record<string, Record<string, number>>;
  /** What lives in the portal at the end. */
  left: Live[];
}

/** What a resource is called here, such as `Sandbox few`. */
export const nameOf = ({ type, urn }: Pick<Known, "type" | "urn">) => `${type} ${urn.split("::").at(-1)}`;

/** Leads a recorded portal and its stacks through all that people do after an upgrade. */
export async function live(recording: Recording): Promise<Life> {
  const { trial, stack: stackOf } = await replay(recording);
  const life: Life = { outcome: {}, asked: {}, state: {}, exported: {}, tokens: {}, left: [] };
  const look = async (step: string, stack: TestStack) => {
    life.state[step] = await knownTo(stack);
    life.exported[step] = await stack.exported();
    life.tokens[step] = await tokensOf(trial, life.state[step]);
  };
  const run = async (step: string, operation: Promise<Outcome>) => {
    trial.recorder.clear();
    life.outcome[step] = await operation;
    life.asked[step] = [...trial.recorder.requests];
  };
  try {
    const program = await programOf(recording);

    const settled = await stackOf("settled", program.settled("rotated"));
    await look("recorded", settled);
    await run("preview", settled.preview());
    await run("up", settled.up());
    await look("up", settled);
    await run("refresh", settled.refresh());
    await look("refresh", settled);
    await run("preview after the refresh", settled.preview());
    settled.setProgram(program.settled("changed"));
    await run("change", settled.up());
    await look("change", settled);
    await run("up after the change", settled.up({ options: { refresh: true } }));

    const unfinished = await stackOf("unfinished", program.unfinished("rotated"));
    await look("unfinished", unfinished);
    const pending = life.state.unfinished?.find(({ outputs }) => outputs.status === "pending");
    await trial.api("POST", `/apps/${pending?.id}/production-credentials/approve`);
    await run("finish", unfinished.up({ options: { refresh: true } }));
    await look("finish", unfinished);
    await run("up after the finish", unfinished.up());

    await expectExactlyOnce(trial, [settled, unfinished]);
    await run("destroy", settled.destroy());
    await run("destroy what was unfinished", unfinished.destroy());
    life.left = await liveIn(trial);
    return life;
  } finally {
    await trial.end();
  }
}

async function tokensOf({ portal }: Trial, known: Known[]) {
  const client = oauthClient(portal.url);
  const answers = known
    .filter(({ outputs }) => outputs.clientSecret)
    .map(async ({ type, urn, outputs: { clientId, clientSecret } }) => {
      if (!clientSecret.plaintext) throw new Error(`The client secret of ${urn} is not secret in the state.`);
      const { status } = await client.token({ clientId, clientSecret: JSON.parse(clientSecret.plaintext) });
      return [nameOf({ type, urn }), status] as const;
    });
  return Object.fromEntries(await Promise.all(answers));
}
