import { expect } from "chai";
import { updated } from "../../../provider/core/preview.ts";
import { UNKNOWN } from "../../../provider/core/wire.ts";

const outputs = {
  id: { type: "string", required: true, changesWith: [] },
  secret: { type: "string", required: true, changesWith: ["generation"] },
  sealed: { type: "string", changesWith: ["generation", "key"] },
  seen: { type: "string" },
} as const;

describe("an update that is previewed", () => {
  const prior = { id: "1", secret: "s" };

  for (const [says, olds, changed, after] of [
    ["knows what nothing among the changes gives another value", prior, ["name"], { secret: "s" }],
    [
      "does not know what one of them does",
      { ...prior, sealed: "x" },
      ["generation"],
      { secret: UNKNOWN, sealed: UNKNOWN },
    ],
    [
      "knows that what was absent stays so without all that make it",
      prior,
      ["generation"],
      { secret: UNKNOWN },
    ],
    [
      "does not know what all of them together make",
      prior,
      ["generation", "key"],
      { secret: UNKNOWN, sealed: UNKNOWN },
    ],
    ["does not know what every object has and this one has not", { id: "1" }, [], { secret: UNKNOWN }],
  ] as const) {
    it(says, () => {
      const shown = updated(outputs, {}, olds, { changed: [...changed], unfinished: false });
      expect(shown).to.deep.equal({ id: "1", seen: UNKNOWN, ...after });
    });
  }

  it("knows only what never changes, of an unfinished object", () => {
    const shown = updated(outputs, {}, prior, { changed: [], unfinished: true });
    expect(shown).to.deep.equal({ id: "1", secret: UNKNOWN, seen: UNKNOWN });
  });
});
