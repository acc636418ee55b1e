import { expect } from "chai";
import { results, table } from "../../tools/bench/results.ts";

describe("npm run bench", () => {
  const samples = new Map([
    ["ours", [{ create: 3, memory: 1 }, { create: 2 }, { create: 7 }]],
    ["floor", [{ create: 6 }, { create: 6 }, { create: 5 }]],
  ]);
  const [ours, floor, ...others] = results(samples, { create: "s", memory: "MB" });

  it("reports the median, the spread and the range of every case and subject, with the unit", () => {
    expect(ours).to.deep.include({
      case: "create",
      subject: "ours",
      median: 3,
      spread: 5,
      range: [2, 7],
      unit: "s",
    });
    expect(floor).to.deep.include({ case: "create", subject: "floor", median: 6, spread: 1, range: [5, 6] });
  });

  it("compares each subject with every other of the same run", () => {
    expect(ours?.ratios).to.deep.equal({ floor: 0.5 });
    expect(floor?.ratios).to.deep.equal({ ours: 2 });
  });

  it("leaves a case out for a subject that does not have it", () => {
    expect(others).to.have.length(1);
    expect(others[0]).to.deep.include({ case: "memory", subject: "ours", ratios: {} });
  });

  it("prints a line for each, in columns", () => {
    expect(table(ours ? [ours] : []).split("\n")).to.deep.equal([
      "case    subject  median  from … to  ratios",
      "create  ours     3 s     2 to 7     0.5 of floor",
    ]);
  });
});
