import { expect } from "chai";
import { onEachDatabase } from "../support/databases.ts";
import { requireEngine, type TestStack } from "../support/engine.ts";
import { four, kinds, urnOf } from "../support/four.ts";
import { deliver, hold, killed, type Held } from "../support/interrupt.ts";
import { knownTo, liveIn } from "../support/known.ts";
import { newTrial, type Trial } from "../support/trial.ts";

const adopting = (appId: string, name?: string) =>
  four({
    name,
    appId,
    app: { adopt: true, logo: undefined },
    credentials: { adopt: true },
    sandbox: { adopt: true },
    collaborator: { adopt: true },
  });

const person = { name: "Bid Board", description: "By hand.", integrationType: "hybrid", category: "bim" };

onEachDatabase("exactly once: adopting", function () {
  this.timeout(90_000);

  let trial: Trial;
  let appId: string;
  before(requireEngine);
  beforeEach(async () => {
    trial = await newTrial();
    appId = (await trial.api("POST", "/apps", { body: { ...person, name: "Other" } })).id;
  });
  afterEach(() => trial?.end());

  /** Makes by hand what the program declares; the program's role differs. */
  async function makeByHand() {
    await trial.api("POST", "/apps", { body: person });
    await trial.api("POST", `/apps/${appId}/production-credentials`, { body: {} });
    await trial.api("POST", `/apps/${appId}/sandbox`, { body: {} });
    await trial.api("POST", `/apps/${appId}/collaborators`, {
      body: { email: "ada@example.com", role: "admin" },
    });
  }

  const holdAdoptions = () =>
    kinds.map((kind) =>
      hold(
        trial.recorder,
        ({ method, body }) => method === "PATCH" && body.includes(`devportal:${kind}::`),
        "request",
      ),
    );

  it("gives an object to exactly one of two stacks that ask at the same time, and names it to the other", async () => {
    await makeByHand();
    const stacks = await Promise.all(["blue", "green"].map((name) => trial.stack(adopting(appId), { name })));
    const held = [...holdAdoptions(), ...holdAdoptions()];
    const running = stacks.map((stack) => attempt(stack));
    await Promise.race([Promise.all(held.map(({ arrived }) => arrived)), Promise.all(running)]);
    await deliver(held);
    const told = await Promise.all(running);

    const live = await liveIn(trial);
    for (const kind of kinds) {
      const holders = await Promise.all(
        stacks.map(async (stack) => (await knownTo(stack)).some(({ type }) => type === kind)),
      );
      expect(holders.filter(Boolean), `stacks that hold the ${kind}`).to.have.lengthOf(1);
      const winner = holders.indexOf(true);
      const urn = urnOf(stacks[winner]!, kind);
      expect(
        live.find(({ type, record }) => type === kind && record.managedBy !== null)?.record.managedBy,
      ).to.equal(urn);
      const refusals = told[1 - winner]!.filter(
        (text) => text.includes("already_managed") && text.includes(urn),
      );
      expect(refusals, `${kind}, among:\n${told[1 - winner]!.join("\n")}`).to.have.lengthOf(1);
    }
    expect(live).to.have.lengthOf(kinds.length + 1);
  });

  it("goes on from an adoption that was interrupted, and still puts back what it found", async () => {
    await makeByHand();
    const stack = await trial.stack(adopting(appId));
    const held: Held[] = kinds.map((kind) =>
      hold(
        trial.recorder,
        ({ method, body }) => method === "PATCH" && body.includes(`devportal:${kind}::`),
        "answer",
      ),
    );
    await killed(stack, "provider", held);
    await stack.up();
    expect((await stack.up()).changes).to.deep.equal({});
    await stack.destroy();
    const live = await liveIn(trial);
    expect(live).to.have.lengthOf(kinds.length + 1);
    for (const { claim, record } of live) expect([claim, record.managedBy]).to.deep.equal([null, null]);
    expect(live.find(({ type }) => type === "Collaborator")?.record.role).to.equal("admin");
  });

  it("deletes in the end what it made itself, although the first run was interrupted", async () => {
    const stack = await trial.stack(adopting(appId));
    const held = kinds.map((kind) =>
      hold(
        trial.recorder,
        ({ method, body }) => method === "POST" && body.includes(`devportal:${kind}::`),
        "answer",
      ),
    );
    await killed(stack, "provider", held);
    await stack.up();
    await stack.destroy();
    const left = (await liveIn(trial)).filter(({ id }) => id !== appId);
    expect(left.map(({ type }) => type)).to.deep.equal([]);
  });
});

/** Runs `up` and answers what was refused; nothing when it succeeds. */
function attempt(stack: TestStack): Promise<string[]> {
  const failing = stack.up({ fails: true, options: { continueOnError: true } });
  return failing.then(
    ({ diagnostics }) => diagnostics,
    () => [],
  );
}
