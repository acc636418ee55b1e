import { expect } from "chai";
import { onEachDatabase } from "../support/databases.ts";
import { requireEngine, type TestStack } from "../support/engine.ts";
import { four, kinds, urnOf, type Kind } from "../support/four.ts";
import { expectExactlyOnce, liveIn } from "../support/known.ts";
import type { Outcome } from "../support/outcome.ts";
import { newTrial, type Trial } from "../support/trial.ts";

/** Ways in which a person has an object made anew although nothing about it changed. */
const forced: Record<string, (stack: TestStack, urn: string) => Promise<Outcome>> = {
  "up --replace": (stack, urn) => stack.up({ options: { replace: [urn] } }),
  async "state taint"(stack, urn) {
    await stack.pulumi("state", "taint", urn);
    return stack.up();
  },
};

onEachDatabase("exactly once: replacement", function () {
  this.timeout(90_000);

  let trial: Trial;
  let stack: TestStack;
  before(requireEngine);
  before(async () => {
    trial = await newTrial();
    stack = await trial.stack(four());
    await stack.up();
  });
  after(() => trial?.end());

  for (const [way, replace] of Object.entries(forced)) {
    for (const kind of kinds) {
      it(`makes one new object and deletes the old one, and what belongs to it: ${way} of ${kind}`, async () => {
        const before = await madeAt(trial);
        const { steps } = await replace(stack, urnOf(stack, kind));
        const after = await madeAt(trial);
        const expected = kind === "App" ? kinds : [kind];
        expect(replaced(steps)).to.have.members([...expected]);
        for (const each of expected) expect(after[each], each).not.to.equal(before[each]);
        await expectExactlyOnce(trial, [stack]);
        expect(await liveSecrets(trial), "live client secrets").to.equal(1);
      });
    }
  }

  it("follows a changed address", async () => {
    stack.setProgram(four({ collaborator: { email: "grace@example.com" } }));
    const { steps } = await stack.up();
    expect(replaced(steps)).to.deep.equal(["Collaborator"]);
    await expectExactlyOnce(trial, [stack]);
  });

  it("follows a changed app", async () => {
    const body = { name: "Other", description: "Another.", integrationType: "hybrid", category: "other" };
    const { id } = await trial.api("POST", "/apps", { body });
    stack.setProgram(four({ appId: id }));
    const { steps } = await stack.up();
    expect(replaced(steps)).to.have.members(kinds.filter((kind) => kind !== "App"));
    await expectExactlyOnce(trial, [stack], [id]);
    stack.setProgram(four());
    await stack.up();
    await trial.api("DELETE", `/apps/${id}`);
    await expectExactlyOnce(trial, [stack]);
  });
});

function replaced(steps: Outcome["steps"]): string[] {
  return steps
    .filter(({ op }) => op === "create-replacement")
    .map(({ type }) => type.split(":").at(-1) ?? "");
}

/** When the object of each kind was made. */
async function madeAt(trial: Trial): Promise<Partial<Record<Kind, string>>> {
  return Object.fromEntries((await liveIn(trial)).map(({ type, record }) => [type, record.createdAt]));
}

async function liveSecrets({ query }: Trial): Promise<number> {
  const secrets = await query(
    `select number from client_secrets join production_credentials using (client_id)
     where revoked_at is null and (expires_at is null or expires_at > '${new Date().toISOString()}')`,
  );
  return secrets.length;
}
