import { expect } from "chai";
import { results } from "../../tools/bench/results.ts";

describe("npm run bench", () => {
  const samples = new Map([
    ["ours", [{ create: 3 }, { create: 2 }, { create: 7 }]],
    ["floor", [{ create: 6 }, { create: 6 }, { create: 5 }]],
  ]);
  const [ours, floor] = results(samples, { create: "s" });

  it("reports the median and the spread of every case and subject, with the unit", () => {
    expect(ours).to.include({ case: "create", subject: "ours", median: 3, spread: 5, unit: "s" });
    expect(floor).to.include({ case: "create", subject: "floor", median: 6, spread: 1, unit: "s" });
  });

  it("compares each subject with every other of the same run", () => {
    expect(ours?.ratios).to.deep.equal({ floor: 0.5 });
    expect(floor?.ratios).to.deep.equal({ ours: 2 });
  });
});
