import { expect } from "chai";
import { check } from "../../../provider/core/check.ts";
import { duration, uuid } from "../../../provider/core/formats.ts";
import type { Properties, Property } from "../../../provider/core/property.ts";
import { UNKNOWN } from "../../../provider/core/wire.ts";

const asset = { "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17", hash: "ab" };

const flagOrId: Property = { type: "boolean | string", format: uuid, meaning: "the id of an app" };

const refused: { property: Property; value: unknown; reason: string; at?: string }[] = [
  { property: { type: "string", required: true }, value: undefined, reason: "is required" },
  { property: { type: "string", required: true }, value: null, reason: "is required" },
  { property: { type: "string" }, value: 7, reason: "must be a string" },
  { property: { type: "string", required: true, minLength: 1 }, value: "", reason: "must not be empty" },
  {
    property: { type: "string", minLength: 5 },
    value: "",
    reason: "must not be empty; leave it out instead",
  },
  {
    property: { type: "string", format: duration("1d"), default: "1h" },
    value: "",
    reason: "must not be empty; leave it out instead",
  },
  { property: { type: "string", minLength: 5 }, value: "abcd", reason: "must be at least 5 characters" },
  { property: { type: "string", maxLength: 2 }, value: "abc", reason: "must be at most 2 characters" },
  { property: { type: "string", enum: ["a", "b"] }, value: "c", reason: 'must be one of "a", "b"' },
  { property: { type: "string", format: duration("1d") }, value: "2d", reason: "must be at most 1d" },
  { property: { type: "string[]" }, value: "a", reason: "must be a list of strings" },
  { property: { type: "string[]", maxItems: 1 }, value: ["a", "b"], reason: "must have at most 1 items" },
  {
    property: { type: "string[]", uniqueItems: true },
    value: ["a", "b", "a"],
    reason: "must not have the same item twice: [2] repeats [0]",
  },
  { property: { type: "string[]" }, value: ["a", 1], reason: "must be a string", at: "it[1]" },
  {
    property: { type: "string[]", maxLength: 1 },
    value: ["ab"],
    reason: "must be at most 1 characters",
    at: "it[0]",
  },
  { property: { type: "number" }, value: "1", reason: "must be a number" },
  { property: { type: "number", minimum: 2 }, value: 1, reason: "must be at least 2" },
  { property: { type: "number", maximum: 2 }, value: 3, reason: "must be at most 2" },
  { property: { type: "boolean" }, value: "yes", reason: "must be true or false" },
  ...[1, "true", ""].map((value) => ({
    property: flagOrId,
    value,
    reason: "must be true, false or the id of an app",
  })),
  {
    property: { type: "asset" },
    value: "logo.png",
    reason: "must be an asset: a FileAsset, StringAsset or RemoteAsset",
  },
  { property: { type: "object", properties: {} }, value: 1, reason: "must be an object" },
  {
    property: { type: "object", properties: { overlap: { type: "number" } } },
    value: { overlap: "1" },
    reason: "must be a number",
    at: "it.overlap",
  },
];

const taken: { property: Property; value: unknown }[] = [
  { property: { type: "string", maxLength: 2 }, value: "👩🚀" },
  { property: { type: "string", enum: ["a"], maxLength: 1 }, value: UNKNOWN },
  { property: { type: "string[]", maxLength: 1 }, value: ["a", UNKNOWN] },
  { property: { type: "string[]", uniqueItems: true }, value: ["a", UNKNOWN, UNKNOWN, "b"] },
  { property: { type: "asset" }, value: asset },
  { property: flagOrId, value: true },
  { property: flagOrId, value: "123e4567-e89b-12d3-a456-426614174000" },
  { property: { type: "string", maxLength: 5 }, value: "" },
  { property: { type: "object", properties: { overlap: { type: "number" } } }, value: { overlap: UNKNOWN } },
  { property: { type: "any" }, value: { anything: [1, "two"] } },
];

describe("check", () => {
  for (const { property, value, reason, at = "it" } of refused) {
    it(`refuses ${JSON.stringify(value)} as ${property.type}: ${at} ${reason}`, () => {
      expect(check({ it: property }, { it: value }).failures).to.deep.equal([{ property: at, reason }]);
    });
  }

  for (const { property, value } of taken) {
    it(`takes ${JSON.stringify(value)} as ${property.type} and changes nothing`, () => {
      expect(check({ it: property }, { it: value })).to.deep.equal({ inputs: { it: value }, failures: [] });
    });
  }

  const several: Properties = {
    name: { type: "string", required: true },
    color: { type: "string", enum: ["red"] },
    size: { type: "number", default: 3 },
    computed: { type: "number", computed: true },
    nested: { type: "object", default: {}, properties: { depth: { type: "string", default: "deep" } } },
  };

  it("tells everything that is wrong at once", () => {
    const { failures } = check(several, { color: "blue", size: "big", nested: { depth: 1 } });
    expect(failures.map(({ property }) => property)).to.have.members([
      "name",
      "color",
      "size",
      "nested.depth",
    ]);
  });

  it("fills defaults, nested ones too, and shares none between calls", () => {
    const first = check(several, { name: "a" }).inputs;
    expect(first).to.deep.equal({ name: "a", size: 3, nested: { depth: "deep" } });
    (first.nested as { depth: string }).depth = "changed";
    expect(check(several, { name: "a" }).inputs.nested).to.deep.equal({ depth: "deep" });
  });

  it("leaves a whole unknown object as it is", () => {
    expect(check(several, { name: UNKNOWN, nested: UNKNOWN })).to.deep.equal({
      inputs: { name: UNKNOWN, nested: UNKNOWN, size: 3 },
      failures: [],
    });
  });

  for (const [misspelt, reason] of [
    ["colour", "is not an argument; did you mean color? (arguments are name, color, size, nested)"],
    ["nmae", "is not an argument; did you mean name? (arguments are name, color, size, nested)"],
    ["Size", "is not an argument; did you mean size? (arguments are name, color, size, nested)"],
    ["weight", "is not an argument; arguments are name, color, size, nested"],
    ["computed", undefined],
  ] as const) {
    it(`says of the argument ${misspelt}: ${reason ?? "nothing"}`, () => {
      expect(check(several, { name: "a", [misspelt]: 1 }).failures).to.deep.equal(
        reason === undefined ? [] : [{ property: misspelt, reason }],
      );
    });
  }

  it("refuses a misspelt name within an object", () => {
    expect(check(several, { name: "a", nested: { depht: "b" } }).failures).to.deep.equal([
      { property: "nested.depht", reason: "is not an argument; did you mean depth? (arguments are depth)" },
    ]);
  });
});
