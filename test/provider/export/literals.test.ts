import { runInThisContext } from "node:vm";
import { expect } from "chai";
import { comment, literal, quoted, Source } from "../../../provider/export/literals.ts";
import { strange } from "../../support/mixed-portal.ts";

const evaluated = (source: string): unknown => runInThisContext(`(${source})`);

const values: Record<string, unknown> = {
  "quotes, backslashes, `${` and comments": strange,
  "line breaks of every kind": "a\nb\r\nc\u2028d\u2029e\tf\u0000g",
  "a very long text": "x".repeat(100_000),
  "text in other directions": "\u202Eabc\u2066\u200F",
  "half of a character": "\ud83d",
  nothing: "",
  "lists of few and of many": [[], ["a"], Array.from({ length: 50 }, (_, index) => `item ${index}`)],
  "nested objects": { a: { b: { c: [1, true, null, "x".repeat(120)] } }, e: {} },
  "keys that are no names": { "a-b": 1, "": 2, "1": 3, 'quo"te': 4, __proto__: 5, new: 6 },
};

describe("a value in an exported program", () => {
  for (const [what, value] of Object.entries(values)) {
    it(`is the same value when the program runs: ${what}`, () => {
      expect(evaluated(literal(value))).to.deep.equal(value);
    });
  }

  it("shows every character, and where it stands", () => {
    const hidden = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\ufeff\u00ad]/u;
    expect(quoted("a\u202Eb\u2028c\u0085d\u00ade\ufefff\u007f\n")).not.to.match(hidden);
    expect(quoted("日本 é 👩‍👩‍👧")).to.equal('"日本 é 👩‍👩‍👧"');
  });

  it("has an own property where an object has one of the name of the prototype", () => {
    const made = evaluated(literal(JSON.parse('{"__proto__":1}')));
    expect(Object.keys(made as object)).to.deep.equal(["__proto__"]);
  });

  it("is on one line where there is room, and on one for each part where there is not", () => {
    const value = { a: new Source("b.id"), list: ["c", "d"] };
    expect(literal(value)).to.equal('{ a: b.id, list: ["c", "d"] }');
    expect(literal(value, "", 90)).to.equal('{\n  a: b.id,\n  list: ["c", "d"],\n}');
  });

  it("may have a comment, whose lines end before they are too long", () => {
    const lines = comment(`${"word ".repeat(60)}end.\nnew App()`).split("\n");
    expect(lines.length).to.be.above(2);
    for (const line of lines) expect(line).to.match(/^\/\/ .{1,97}$/);
  });
});
