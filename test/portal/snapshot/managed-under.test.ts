import { expect } from "chai";
import { afterAllThatBegin } from "../../../portal/snapshot/managed-under.ts";

describe("the first text after all that begin with another", () => {
  const texts = [
    { prefix: "urn:pulumi:dev::", after: "urn:pulumi:dev:;" },
    { prefix: "b_%", after: "b_&" },
    { prefix: "é😀", after: "é😁" },
    { prefix: "a\u{d7ff}", after: "a\u{e000}" },
    { prefix: "a\u{10ffff}\u{10ffff}", after: "b" },
    { prefix: "\u{10ffff}", after: undefined },
  ];
  for (const { prefix, after } of texts) {
    it(`is ${JSON.stringify(after) ?? "none"} for ${JSON.stringify(prefix)}`, () => {
      expect(afterAllThatBegin(prefix)).to.equal(after);
      if (after === undefined) return;
      const bytes = (text: string) => Buffer.from(text);
      for (const begun of [prefix, `${prefix}a`, `${prefix}\u{10ffff}`]) {
        expect(Buffer.compare(bytes(begun), bytes(after))).to.equal(-1);
      }
    });
  }
});
