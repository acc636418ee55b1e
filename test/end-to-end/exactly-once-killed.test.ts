import { expect } from "chai";
import { onEachDatabase } from "../support/databases.ts";
import { requireEngine, type TestStack } from "../support/engine.ts";
import { four, kinds, type FourArgs } from "../support/four.ts";
import { deliver, hold, killed } from "../support/interrupt.ts";
import { expectExactlyOnce, liveIn } from "../support/known.ts";
import type { Match } from "../support/recorder.ts";
import { newTrial, type Trial } from "../support/trial.ts";

/** What the run after the interrupted one declares. */
const later: FourArgs = {
  app: { description: "As the later run says." },
  credentials: { redirectUris: ["https://later.example.com/callback"] },
  collaborator: { role: "admin" },
};
/** What an update changes that is interrupted. */
const interrupted: FourArgs = {
  app: { description: "As the interrupted run says." },
  credentials: { rotation: { trigger: 1 } },
};

const isCreate: Match[] = kinds.map(
  (kind) =>
    ({ method, body }) =>
      method === "POST" && body.includes(`devportal:${kind}::`),
);
const isUpdate: Match[] = [
  ({ method, body }) => method === "PATCH" && body.includes("interrupted run"),
  ({ method, path }) => method === "POST" && path.endsWith("/production-credentials/secrets"),
];

/** Makes the portal hold that somebody authenticated with the current secret. */
const useCurrentSecret = "update client_secrets set last_used_at = created_at where is_current = 1";

const places = [
  { where: "request", says: "before the portal got the request" },
  { where: "answer", says: "before the portal's answer came" },
] as const;

onEachDatabase("exactly once: a run is killed", function () {
  this.timeout(90_000);

  let trial: Trial;
  let stack: TestStack;
  let appId: string;
  let orphan: number | undefined;
  before(requireEngine);
  beforeEach(async () => {
    trial = await newTrial();
    const body = { name: "Other", description: "Another.", integrationType: "hybrid", category: "other" };
    appId = (await trial.api("POST", "/apps", { body })).id;
    stack = await trial.stack(four({ appId }));
  });
  afterEach(async () => {
    if (orphan !== undefined) process.kill(orphan, "SIGKILL");
    orphan = undefined;
    await trial?.end();
  });

  /** Kills a run when all of these are held, unlocks what it locked, and lets another run do its work. */
  async function runTwice(
    which: "provider" | "cli",
    matches: Match[],
    where: "request" | "answer",
    args: FourArgs,
  ) {
    const held = matches.map((match) => hold(trial.recorder, match, where));
    ({ orphan } = await killed(stack, which, held));
    if (which === "cli") await stack.pulumi("cancel", "--yes");
    stack.setProgram(four({ appId, ...args }));
    const { output } = await stack.up();
    await expectExactlyOnce(trial, [stack], [appId]);
    return { held, output };
  }

  for (const { where, says } of places) {
    it(`makes each object once when the provider died ${says} to create it`, async () => {
      const { held, output } = await runTwice("provider", isCreate, where, later);
      expect(output.includes("taken over"), output).to.equal(where === "answer");
      const live = await liveIn(trial);
      const late = await deliver(held);
      if (where === "request") {
        for (const { answer } of late) expect(answer?.body.toString()).to.contain("claim_lost");
      }
      expect(await liveIn(trial)).to.deep.equal(live);
      expect((await stack.up()).changes).to.deep.equal({});
    });

    it(`rotates and changes once when the provider died ${says} to an update`, async () => {
      await stack.up();
      stack.setProgram(four({ appId, ...interrupted }));
      const { held } = await runTwice("provider", isUpdate, where, interrupted);
      expect(await secretNumbers(trial)).to.deep.equal([1, 2]);
      const live = await liveIn(trial);
      await deliver(held);
      expect(await liveIn(trial)).to.deep.equal(live);
      await expectExactlyOnce(trial, [stack], [appId]);
    });

    it(`leaves nothing to a provider that outlives its engine, killed ${says} to a create`, async () => {
      const { held } = await runTwice("cli", isCreate, where, later);
      const live = await liveIn(trial);
      const logo = hold(trial.recorder, ({ path }) => path.endsWith("/logo"), "request");
      const late = await deliver(held);
      if (where === "request") {
        for (const { answer } of late) expect(answer?.body.toString()).to.contain("claim_lost");
      } else {
        await logo.arrived;
        const [answered] = await deliver([logo]);
        expect(answered?.answer?.body.toString()).to.contain("claim_lost");
      }
      expect(await liveIn(trial)).to.deep.equal(live);
      expect((await stack.up({ options: { refresh: true } })).changes).to.deep.equal({});
    });

    it(`leaves nothing to a provider that outlives its engine, killed ${says} to an update`, async () => {
      await stack.up();
      stack.setProgram(four({ appId, ...interrupted }));
      const { held } = await runTwice("cli", isUpdate, where, { ...interrupted, app: later.app });
      const live = await liveIn(trial);
      const late = await deliver(held);
      if (where === "request") {
        for (const { answer } of late) expect(answer?.body.toString()).to.contain("claim_outrun");
      }
      expect(await liveIn(trial)).to.deep.equal(live);
      expect((await stack.up({ options: { refresh: true } })).changes).to.deep.equal({});
    });
  }

  it("rotates under a new key when the secret whose answer was lost is in use", async () => {
    await stack.up();
    stack.setProgram(four({ appId, ...interrupted }));
    const held = isUpdate.map((match) => hold(trial.recorder, match, "answer"));
    await killed(stack, "provider", held);
    await trial.change(useCurrentSecret);
    await stack.up();
    expect(await secretNumbers(trial)).to.deep.equal([1, 2, 3]);
    await expectExactlyOnce(trial, [stack], [appId]);
  });
});

async function secretNumbers({ query }: Trial): Promise<number[]> {
  const secrets = await query<{ number: number }>(
    "select number from client_secrets join production_credentials using (client_id) order by number",
  );
  return secrets.map(({ number }) => number);
}
