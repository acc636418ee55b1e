import { expect } from "chai";
import { UNKNOWN } from "../../../provider/core/wire.ts";
import { nextRotation, type Rotating } from "../../../provider/resources/next-rotation.ts";
import { checkPolicy, type RotationPolicy } from "../../../provider/resources/rotation-policy.ts";

const now = new Date("2026-03-01T10:00:00Z");
const unknown = UNKNOWN as never;

interface Row {
  says: string;
  /** Empty at the first `up`. */
  olds: Rotating;
  rotation: RotationPolicy;
  decides: Rotating;
}

const rows: Row[] = [
  {
    says: "counts from the day on which the secret is issued",
    olds: {},
    rotation: { every: "90d" },
    decides: { secretGeneration: 1, rotateAfter: "2026-05-30" },
  },
  {
    says: "comes earlier by renewBefore",
    olds: {},
    rotation: { every: "90d", renewBefore: "14d" },
    decides: { secretGeneration: 1, rotateAfter: "2026-05-16" },
  },
  {
    says: "counts from today where the policy is new to a secret that exists",
    olds: { secretGeneration: 3, rotation: {} },
    rotation: { every: "30d" },
    decides: { secretGeneration: 3, rotateAfter: "2026-03-31" },
  },
  {
    says: "does not come a day too early",
    olds: { secretGeneration: 1, rotation: { every: "90d" }, rotateAfter: "2026-03-02" },
    rotation: { every: "90d" },
    decides: { secretGeneration: 1, rotateAfter: "2026-03-02" },
  },
  {
    says: "comes on its day, and names the next one",
    olds: { secretGeneration: 1, rotation: { every: "90d" }, rotateAfter: "2026-03-01" },
    rotation: { every: "90d" },
    decides: { secretGeneration: 2, rotateAfter: "2026-05-30", overlapEnds: "2026-03-03" },
  },
  {
    says: "moves with the policy, counted from the last rotation",
    olds: { secretGeneration: 1, rotation: { every: "90d" }, rotateAfter: "2026-05-01" },
    rotation: { every: "60d" },
    decides: { secretGeneration: 1, rotateAfter: "2026-04-01" },
  },
  {
    says: "comes at once when the policy becomes shorter than the secret is old",
    olds: { secretGeneration: 1, rotation: { every: "90d" }, rotateAfter: "2026-05-01" },
    rotation: { every: "7d" },
    decides: { secretGeneration: 2, rotateAfter: "2026-03-08", overlapEnds: "2026-03-03" },
  },
  {
    says: "waits for the end of an overlap that was promised",
    olds: {
      secretGeneration: 2,
      rotation: { every: "90d" },
      rotateAfter: "2026-05-01",
      overlapEnds: "2026-03-20",
    },
    rotation: { every: "7d" },
    decides: { secretGeneration: 2, rotateAfter: "2026-02-07", overlapEnds: "2026-03-20" },
  },
  {
    says: "counts anew from a rotation that a trigger asked for",
    olds: { secretGeneration: 1, rotation: { every: "90d", trigger: 1 }, rotateAfter: "2026-03-20" },
    rotation: { every: "90d", trigger: 2 },
    decides: { secretGeneration: 2, rotateAfter: "2026-05-30", overlapEnds: "2026-03-03" },
  },
  {
    says: "is no longer due without the policy",
    olds: { secretGeneration: 1, rotation: { every: "90d" }, rotateAfter: "2026-01-01" },
    rotation: {},
    decides: { secretGeneration: 1 },
  },
  {
    says: "promises nothing with an overlap of 0s",
    olds: { secretGeneration: 1, rotation: { trigger: 1 }, overlapEnds: "2026-02-02" },
    rotation: { trigger: 2, overlap: "0s" },
    decides: { secretGeneration: 2 },
  },
  {
    says: "is unknown with a trigger that is not known yet",
    olds: { secretGeneration: 1, rotation: { every: "90d", trigger: 1 }, rotateAfter: "2026-05-01" },
    rotation: { every: "90d", trigger: UNKNOWN },
    decides: { secretGeneration: unknown, rotateAfter: unknown, overlapEnds: unknown },
  },
  {
    says: "comes on its day whatever an unknown trigger turns out to be",
    olds: { secretGeneration: 1, rotation: { every: "90d", trigger: 1 }, rotateAfter: "2026-03-01" },
    rotation: { every: "90d", trigger: UNKNOWN },
    decides: { secretGeneration: 2, rotateAfter: "2026-05-30", overlapEnds: "2026-03-03" },
  },
  {
    says: "is unknown while `every` is not known",
    olds: { secretGeneration: 1, rotation: { every: "90d" }, rotateAfter: "2026-05-01" },
    rotation: { every: unknown },
    decides: { secretGeneration: unknown, rotateAfter: unknown, overlapEnds: unknown },
  },
  {
    says: "is unknown while `renewBefore` is not known",
    olds: { secretGeneration: 1, rotation: { every: "90d" }, rotateAfter: "2026-05-01" },
    rotation: { every: "90d", renewBefore: unknown },
    decides: { secretGeneration: unknown, rotateAfter: unknown, overlapEnds: unknown },
  },
  {
    says: "has no known end while the overlap is not known",
    olds: { secretGeneration: 1, rotation: { every: "90d", trigger: 1 }, rotateAfter: "2026-05-01" },
    rotation: { every: "90d", trigger: 2, overlap: unknown },
    decides: { secretGeneration: 2, rotateAfter: "2026-05-30", overlapEnds: unknown },
  },
  {
    says: "is unknown on its day too while nothing of the policy is known",
    olds: { secretGeneration: 1, rotation: { every: "90d" }, rotateAfter: "2026-03-01" },
    rotation: unknown,
    decides: { secretGeneration: unknown, rotateAfter: unknown, overlapEnds: unknown },
  },
  {
    says: "puts a reset right whatever a policy of which nothing is known turns out to be",
    olds: { secretGeneration: 1, rotation: {}, secretReset: "outside of Pulumi" },
    rotation: unknown,
    decides: { secretGeneration: 2, rotateAfter: unknown, overlapEnds: unknown },
  },
  {
    says: "leaves a secret alone that was made before there were rotations",
    olds: { rotation: undefined, appId: "x" } as Rotating,
    rotation: {},
    decides: {},
  },
  {
    says: "takes such a secret for the first one",
    olds: { appId: "x" } as Rotating,
    rotation: { trigger: 1 },
    decides: { secretGeneration: 2, overlapEnds: "2026-03-03" },
  },
];

describe("rotation, decided from old and new inputs and the clock,", () => {
  for (const { says, olds, rotation, decides } of rows) {
    it(says, () => {
      const decided = nextRotation(olds, { rotation }, now);
      const known = Object.fromEntries(Object.entries(decided).filter(([, value]) => value !== undefined));
      expect(known).to.deep.equal(decides);
    });
  }

  it("is decided of durations that no date reaches, which are refused for what they are", () => {
    for (const duration of ["999999999d", "9999999d"]) {
      const olds = { secretGeneration: 1, rotation: { every: "90d" }, rotateAfter: "2026-05-01" };
      for (const rotation of [
        { every: duration },
        { every: "90d", renewBefore: duration },
        { trigger: 1, overlap: duration },
      ]) {
        expect(() => nextRotation({}, { rotation }, now)).not.to.throw();
        expect(() => nextRotation(olds, { rotation }, now)).not.to.throw();
      }
    }
  });

  it("takes nothing from a program that gives what is decided here", () => {
    const given = { secretGeneration: 7, rotateAfter: "soon", overlapEnds: "later" };
    expect(nextRotation({}, { rotation: {}, ...given }, now)).to.deep.equal({
      secretGeneration: 1,
      rotateAfter: undefined,
      overlapEnds: undefined,
    });
  });

  it("comes when the secret is to go elsewhere, as the former one was known here", () => {
    const olds = { secretGeneration: 1, rotation: {} };
    expect(nextRotation(olds, { rotation: {}, deliverTo: { file: "a" } }, now)).to.include({
      secretGeneration: 2,
    });
    const there = { ...olds, deliverTo: { file: "a" } };
    expect(nextRotation(there, { rotation: {}, deliverTo: { file: "a" } }, now)).to.include({
      secretGeneration: 1,
    });
    expect(nextRotation(there, { rotation: {} }, now)).to.include({ secretGeneration: 2 });
    const unclear = { rotation: {}, deliverTo: { file: UNKNOWN } };
    expect(nextRotation(olds, unclear, now)).to.include({ secretGeneration: UNKNOWN });
  });
});

describe("a rotation policy", () => {
  for (const [policy, property, reason] of [
    [
      { every: "72h", overlap: "96h" },
      "rotation.every",
      /not be shorter than the overlap: rotating every "72h".*"96h"/,
    ],
    [
      { every: "30d", renewBefore: "25d", overlap: "7d" },
      "rotation.every",
      /"25d" before the end of "30d" would end/,
    ],
    [
      { every: "30d", renewBefore: "30d" },
      "rotation.renewBefore",
      /must be shorter than `rotation.every` \("30d"\) by a day/,
    ],
    [{ renewBefore: "7d" }, "rotation.renewBefore", /must not be given without `rotation.every`/],
    [
      { overlap: "0s", keepWhileUsed: "1d" },
      "rotation.keepWhileUsed",
      /must not be given with the overlap "0s"/,
    ],
  ] as const) {
    it(`is refused with a reason: ${JSON.stringify(policy)}`, () => {
      const failures: [string, string][] = [];
      checkPolicy(policy, (property, reason) => failures.push([property, reason]));
      expect(failures).to.have.lengthOf(1);
      expect(failures[0]?.[0]).to.equal(property);
      expect(failures[0]?.[1]).to.match(reason);
    });
  }

  for (const policy of [
    {},
    { every: "24h" },
    // Too short by itself.
    { every: "1h" },
    { every: "30d", renewBefore: "23d", overlap: "7d" },
    { every: UNKNOWN },
    { overlap: "0s", keepWhileUsed: UNKNOWN },
  ]) {
    it(`is right together: ${JSON.stringify(policy)}`, () => {
      checkPolicy(policy, (property, reason) => expect.fail(`${property} ${reason}`));
    });
  }
});
