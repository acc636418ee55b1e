import { expect } from "chai";
import { goalRows, goals, goalTable } from "../../tools/bench/goals.ts";
import { portalCases } from "../../tools/bench/portal/announcement.ts";
import { results } from "../../tools/bench/results.ts";
import { turns } from "../../tools/bench/turns.ts";

describe("The goals of npm run bench", () => {
  const measured = results(
    new Map([
      ["ours", [{ create: 8, memory: 130 }]],
      ["peer", [{ create: 2, memory: 100 }]],
    ]),
    { create: "apps/s", memory: "MB" },
  );
  const compared = { subject: "ours", of: "peer" };

  const verdicts = [
    { goal: { case: "create", atLeast: 4 }, says: "ours at least 4 of peer", ratio: "4", verdict: "reached" },
    { goal: { case: "create", atLeast: 5 }, says: "ours at least 5 of peer", ratio: "4", verdict: "missed" },
    {
      goal: { case: "memory", atMost: 1.3 },
      says: "ours at most 1.3 of peer",
      ratio: "1.3",
      verdict: "reached",
    },
    {
      goal: { case: "memory", atMost: 1.2 },
      says: "ours at most 1.2 of peer",
      ratio: "1.3",
      verdict: "missed",
    },
  ];
  for (const { goal, says, ratio, verdict } of verdicts) {
    it(`say that ${goal.case}, ${says}, is ${verdict}, and by how much`, () => {
      expect(goalRows(measured, [{ ...compared, ...goal }])).to.deep.equal([
        [goal.case, says, ratio, verdict],
      ]);
    });
  }

  it("are silent where their case was left out", () => {
    expect(goalRows([], [{ case: "create", ...compared, atLeast: 4 }])).to.deep.equal([]);
    expect(goalTable([])).to.equal("");
  });

  it("are a table of their own, a line for each", () => {
    const lines = goalTable(measured, [{ case: "create", ...compared, atLeast: 4 }]).split("\n");
    expect(lines[0]).to.match(/^case +goal +measured +verdict$/);
    expect(lines[1]).to.match(/^create +ours at least 4 of peer +4 +reached$/);
  });

  it("bound each ratio from one side", () => {
    for (const { atLeast, atMost } of goals) {
      expect([atLeast, atMost].filter((bound) => bound !== undefined)).to.have.length(1);
    }
  });

  it("name the portal's cases as they are measured", () => {
    const named = goals.filter(({ subject }) => subject === "devportal").map((goal) => goal.case);
    expect(Object.keys(portalCases)).to.include.members(named);
  });
});

describe("A round of npm run bench", () => {
  it("gives every subject a turn, and the first turn to another each time", () => {
    const order = turns(3, ["a", "b", "c"]).map(({ round, subject }) => `${round}${subject}`);
    expect(order).to.deep.equal(["1a", "1b", "1c", "2b", "2c", "2a", "3c", "3a", "3b"]);
  });
});
