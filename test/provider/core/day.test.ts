import { expect } from "chai";
import { dayFrom, dayOf } from "../../../provider/core/day.ts";

const DAY = 86_400;

describe("a day", () => {
  for (const [moment, seconds, within, from] of [
    ["2026-03-01T10:00:00Z", 0, "2026-03-01", "2026-03-02"],
    ["2026-03-01T00:00:00Z", 0, "2026-03-01", "2026-03-01"],
    ["2026-03-01T00:00:00.001Z", 0, "2026-03-01", "2026-03-02"],
    ["2026-03-01T23:59:59Z", 1, "2026-03-02", "2026-03-02"],
    ["2026-12-31T12:00:00Z", DAY, "2027-01-01", "2027-01-02"],
    ["2028-02-28T12:00:00Z", DAY, "2028-02-29", "2028-03-01"],
    ["2026-03-29T01:30:00+01:00", DAY, "2026-03-30", "2026-03-31"],
    ["2026-03-01T10:00:00Z", -DAY, "2026-02-28", "2026-03-01"],
  ] as const) {
    it(`is of UTC: ${seconds} seconds after ${moment}`, () => {
      expect([dayOf(new Date(moment), seconds), dayFrom(new Date(moment), seconds)]).to.deep.equal([
        within,
        from,
      ]);
    });
  }
});
