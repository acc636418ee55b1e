import { expect } from "chai";
import { changes, diff } from "../../../provider/core/diff.ts";
import type { Properties } from "../../../provider/core/property.ts";
import { UNKNOWN, type Values } from "../../../provider/core/wire.ts";

const SIGNED = { "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17" };
const properties: Properties = {
  appId: { type: "string", replaceOnChanges: true },
  name: { type: "string" },
  uris: { type: "string[]" },
  rotation: { type: "object", properties: { trigger: { type: "any" } } },
  logo: { type: "asset" },
  managedBy: { type: "string", computed: true },
};
const prior: Values = {
  appId: "1",
  name: "a",
  uris: ["x", "y"],
  rotation: { trigger: { deep: [1] } },
  logo: { ...SIGNED, hash: "ab" },
  managedBy: "urn:1",
  clientId: "an output",
};

const cases: { says: string; inputs: Values; changed: string[]; replaces?: string[] }[] = [
  { says: "nothing", inputs: {}, changed: [] },
  { says: "a text", inputs: { name: "b" }, changed: ["name"] },
  { says: "an input left out", inputs: { name: undefined }, changed: ["name"] },
  { says: "the order of a list", inputs: { uris: ["y", "x"] }, changed: ["uris"] },
  { says: "a nested value", inputs: { rotation: { trigger: { deep: [2] } } }, changed: ["rotation"] },
  { says: "an unknown", inputs: { name: UNKNOWN }, changed: ["name"] },
  { says: "a nested unknown", inputs: { rotation: { trigger: UNKNOWN } }, changed: ["rotation"] },
  {
    says: "another path of the same file",
    inputs: { logo: { ...SIGNED, hash: "ab", path: "b.png" } },
    changed: [],
  },
  { says: "the bytes of a file", inputs: { logo: { ...SIGNED, hash: "cd" } }, changed: ["logo"] },
  { says: "what replaces", inputs: { appId: "2" }, changed: ["appId"], replaces: ["appId"] },
  { says: "an unknown that replaces", inputs: { appId: UNKNOWN }, changed: ["appId"], replaces: ["appId"] },
  { says: "who manages it", inputs: { managedBy: "urn:2" }, changed: ["managedBy"] },
  { says: "what is not an input", inputs: { clientId: "other", __provider: "x" }, changed: [] },
];

describe("diff", () => {
  for (const { says, inputs, changed, replaces = [] } of cases) {
    it(`of ${says}: ${changed.join() || "no change"}${replaces.length > 0 ? ", replaced" : ""}`, () => {
      const news = { ...prior, ...inputs };
      expect(Object.keys(changes(properties, prior, news))).to.deep.equal(changed);
      expect(diff(properties, prior, news, true)).to.deep.include({
        changes: changed.length > 0,
        replaces,
        deleteBeforeReplace: true,
      });
    });
  }

  it("replaces at any change when there is no update, but not for who manages it", () => {
    const news = { ...prior, name: "b", managedBy: "urn:2" };
    expect(diff(properties, prior, news, false).replaces).to.deep.equal(["name"]);
  });

  it("names what is to be cleared with null", () => {
    expect(changes(properties, prior, { ...prior, name: undefined })).to.deep.equal({ name: null });
  });
});
