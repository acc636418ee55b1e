import { expect } from "chai";
import fc from "fast-check";
import { v7 } from "uuid";
import { handlers } from "../../../provider/core/handlers.ts";
import type { AnyDefinition } from "../../../provider/core/define.ts";
import { dayOf } from "../../../provider/core/day.ts";
import { secondsOf } from "../../../provider/core/duration.ts";
import type { Values } from "../../../provider/core/wire.ts";
import type { Portal } from "../../../provider/client/portal.ts";
import { allResources } from "../../../provider/resources/all.ts";
import { productionCredentials } from "../../../provider/resources/production-credentials.ts";
import { sandbox } from "../../../provider/resources/sandbox.ts";

const DAY = 86_400_000;
const begin = Date.parse("2026-01-01T00:00:00.000Z");
const appId = "123e4567-e89b-12d3-a456-426614174000";

/** The handlers of a resource with a clock that stands; they send nothing. */
function operations(definition: AnyDefinition<Portal>) {
  let now = begin;
  const quiet = () => undefined;
  const { check, diff } = handlers(definition, {
    portal: {} as Portal,
    newClaim: () => v7(),
    now: () => new Date(now),
    warn: quiet,
    say: quiet,
    progress: quiet,
  });
  return { check, diff, at: (moment: number) => void (now = moment), now: () => new Date(now) };
}

const amount = (units: readonly string[]) =>
  fc.tuple(fc.integer({ min: 0, max: 400 }), fc.constantFrom(...units)).map(([n, unit]) => `${n}${unit}`);

/** Any policy, right or wrong. */
const policies = fc.record(
  {
    trigger: fc.oneof(
      fc.integer({ min: 0, max: 3 }),
      fc.constantFrom("a", "b"),
      fc.record({ deep: fc.boolean() }),
    ),
    every: amount(["d", "h"]),
    renewBefore: amount(["d", "h", "m"]),
    overlap: amount(["d", "h", "m", "s"]),
    keepWhileUsed: amount(["d", "h"]),
  },
  { requiredKeys: [] },
);

/** What happens between one `up` and the next. */
type Life = { after: number; rotation: Values; reset: boolean }[];

/** Policies that are right, and often shorter than the ones before. */
const rightPolicies = fc
  .record(
    {
      trigger: fc.integer({ min: 0, max: 2 }),
      days: fc.integer({ min: 1, max: 30 }),
      overlap: fc.integer({ min: 0, max: 29 }),
    },
    { requiredKeys: ["days", "overlap"] },
  )
  .map(({ days, overlap, ...trigger }) => ({
    ...trigger,
    every: `${days}d`,
    overlap: `${Math.min(days, overlap)}d`,
  }));

const livesOf = (rotation: fc.Arbitrary<Values>) =>
  fc.array(
    fc.record({
      after: fc.oneof(fc.integer({ min: 0, max: 5 * DAY }), fc.integer({ min: 0, max: 120 * DAY })),
      rotation,
      reset: fc.boolean(),
    }),
    { minLength: 1, maxLength: 20 },
  );
const lives = livesOf(fc.oneof(policies, rightPolicies));

for (const definition of [productionCredentials, sandbox]) {
  describe(`rotation of ${definition.type}, for any policies and clocks`, function () {
    this.timeout(60_000);

    const base = { appId, managedBy: "urn:pulumi:s::p::t::n" };

    /** Applies each step whose inputs are right, and tells of each what was before, what came out, and when. */
    async function lived(
      life: Life,
      visit: (up: { olds: Values; inputs: Values; program: Values; now: Date }) => Promise<void> | void,
    ) {
      const operating = operations(definition);
      let [olds, now] = [{} as Values, begin];
      for (const { after, rotation, reset } of life) {
        operating.at((now += after));
        const program = { ...base, rotation };
        const before =
          reset && Object.keys(olds).length > 0 ? { ...olds, secretReset: "outside of Pulumi" } : olds;
        const { inputs, failures } = await operating.check(before, program);
        if (failures.length > 0) continue;
        await visit({ olds: before, inputs, program, now: new Date(now) });
        olds = inputs;
      }
    }

    it("is decided once: checking again, or on the same day, changes nothing, and nothing differs after an `up`", async () => {
      await fc.assert(
        fc.asyncProperty(lives, async (life) => {
          const again = operations(definition);
          await lived(life, async ({ inputs, program, now }) => {
            for (const moment of [now.getTime(), Date.parse(dayOf(now)) + DAY - 1]) {
              again.at(moment);
              const second = await again.check(inputs, program);
              expect(second).to.deep.equal({ inputs, failures: [] });
              expect(again.diff({ ...inputs, status: "ready" }, second.inputs)).to.include({
                changes: false,
              });
            }
          });
        }),
      );
    });

    it("is decided alike at any two moments of one day", async () => {
      const moments = fc.tuple(fc.integer({ min: 0, max: DAY - 1 }), fc.integer({ min: 0, max: DAY - 1 }));
      await fc.assert(
        fc.asyncProperty(lives, moments, async (life, times) => {
          const elsewhen = operations(definition);
          await lived(life, async ({ olds, program, now }) => {
            const decided = [];
            for (const time of times) {
              elsewhen.at(Date.parse(dayOf(now)) + time);
              decided.push(await elsewhen.check(olds, program));
            }
            expect(decided[1]).to.deep.equal(decided[0]);
          });
        }),
      );
    });

    it("counts on by one at a time, and never back", async () => {
      await fc.assert(
        fc.asyncProperty(lives, async (life) => {
          let former: number | undefined;
          await lived(life, ({ inputs }) => {
            const generation = inputs.secretGeneration as number;
            if (former !== undefined) expect(generation - former).to.be.within(0, 1);
            former = generation;
          });
        }),
      );
    });

    it("never comes from the clock while a former secret is in the overlap that it was promised", async () => {
      await fc.assert(
        fc.asyncProperty(livesOf(rightPolicies), async (life) => {
          let promised = 0;
          await lived(life, ({ olds, inputs, now }) => {
            const rotates =
              olds.secretGeneration !== undefined && inputs.secretGeneration !== olds.secretGeneration;
            const policy = inputs.rotation as { trigger?: unknown; overlap?: string } | undefined;
            const before = olds.rotation as { trigger?: unknown } | undefined;
            const asked =
              olds.secretReset !== undefined ||
              (policy?.trigger !== undefined &&
                JSON.stringify(policy.trigger) !== JSON.stringify(before?.trigger));
            if (rotates && !asked) expect(now.getTime()).to.be.at.least(promised);
            if (rotates) promised = now.getTime() + (secondsOf(policy?.overlap ?? "24h") ?? 0) * 1000;
          });
        }),
        { numRuns: 500 },
      );
    });

    it("leaves no secret older than `every`, where an `up` runs each day and the overlap is shorter by two days", async () => {
      const right = fc
        .record({
          days: fc.integer({ min: 1, max: 100 }),
          margin: fc.integer({ min: 0, max: 99 }),
          hour: fc.integer({ min: 0, max: 23 }),
        })
        // By whole days, the overlap of an hour lasts until the second day.
        .filter(({ days, margin }) => margin + 1 < days);
      await fc.assert(
        fc.asyncProperty(right, async ({ days, margin, hour }) => {
          const rotation = { every: `${days}d`, renewBefore: `${margin}d`, overlap: "1h" };
          const life = Array.from({ length: 300 }, (_, day) => ({
            after: day === 0 ? hour * 3_600_000 : DAY,
            rotation,
            reset: false,
          }));
          let issued: number | undefined;
          const ages: number[] = [];
          await lived(life, ({ olds, inputs, now }) => {
            if (issued !== undefined && inputs.secretGeneration !== olds.secretGeneration)
              ages.push(now.getTime() - issued);
            if (inputs.secretGeneration !== olds.secretGeneration) issued = now.getTime();
          });
          expect(ages).not.to.have.lengthOf(0);
          for (const age of ages) expect(age).to.be.at.most(days * DAY);
        }),
        { numRuns: 30 },
      );
    });
  });
}

describe("check, of any inputs at all", function () {
  this.timeout(60_000);

  const anything = fc.dictionary(
    fc.constantFrom(...new Set(allResources.flatMap(({ inputs }) => Object.keys(inputs))), "misspelt"),
    fc.oneof(
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.array(fc.string()),
      fc.dictionary(fc.string(), fc.anything()),
    ),
  );

  for (const definition of allResources) {
    it(`answers the same for what it answered, and such inputs are no change: ${definition.type}`, async () => {
      await fc.assert(
        fc.asyncProperty(anything, async (given) => {
          const { check, diff } = operations(definition);
          const computed = Object.keys(definition.inputs).filter((name) => definition.inputs[name]?.computed);
          const program = Object.fromEntries(
            Object.entries(given).filter(([name]) => !computed.includes(name)),
          );
          const first = await check({}, program);
          const second = await check(first.inputs, { ...first.inputs, ...program });
          expect(second.failures).to.deep.equal(first.failures);
          expect(second.inputs).to.deep.equal(first.inputs);
          expect(diff({ ...first.inputs, status: "ready" }, second.inputs)).to.include({ changes: false });
        }),
      );
    });
  }
});
