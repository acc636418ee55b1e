import type { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import { expect } from "chai";
import {
  inputsStruct,
  propertiesStruct,
  secret,
  structOf,
} from "../../../../provider/adapters/plugin/values.ts";
import type { Values } from "../../../../provider/core/wire.ts";

interface Case {
  says: string;
  sent: Values[];
  value: unknown;
  answered: unknown;
}

const one = "https://one.example.com/";
const two = "https://two.example.com/";

const cases: Case[] = [
  { says: "nothing as one where nothing was", sent: [{ it: [one] }], value: [two], answered: [two] },
  { says: "a whole value", sent: [{ it: secret([one]) }], value: [two], answered: secret([two]) },
  {
    says: "the item alone of a list that has not changed",
    sent: [{ it: [one, secret(two)] }],
    value: [one, two],
    answered: [one, secret(two)],
  },
  {
    says: "all of a list into which an item came before the secret one",
    sent: [{ it: [one, secret(two)] }],
    value: ["https://zero.example.com/", one, two],
    answered: secret(["https://zero.example.com/", one, two]),
  },
  {
    says: "all of a list whose items changed their places",
    sent: [{ it: [one, secret(two)] }],
    value: [two, one],
    answered: secret([two, one]),
  },
  {
    says: "a part of an object, beside what was added",
    sent: [{ it: { trigger: secret("x") } }],
    value: { trigger: "x", overlap: "24h" },
    answered: { trigger: secret("x"), overlap: "24h" },
  },
  {
    says: "a part deep in lists and objects, with nothing in between",
    sent: [{ it: [{ deep: [null, secret("x")] }] }],
    value: [{ deep: [null, "x"] }],
    answered: [{ deep: [null, secret("x")] }],
  },
  {
    says: "what either of two objects had as one, in its own place",
    sent: [{ it: { b: secret("new"), a: "plain" } }, { it: { a: secret("old") } }],
    value: { a: "old" },
    answered: { a: secret("old") },
  },
  {
    says: "the list that it was, of two",
    sent: [{ it: [one] }, { it: [secret(two)] }],
    value: [two],
    answered: [secret(two)],
  },
  {
    says: "what has become a value of another kind",
    sent: [{ it: { a: secret("old") } }],
    value: "old",
    answered: secret("old"),
  },
];

describe("secrets in the answers of the plugin", () => {
  for (const { says, sent, value, answered } of cases) {
    for (const [kind, structOfAnswer] of [
      ["inputs", (...asked: Struct[]) => inputsStruct({ it: value }, ...asked)],
      ["properties", (...asked: Struct[]) => propertiesStruct({ it: value }, {}, ...asked)],
    ] as const) {
      it(`mark in ${kind} ${says}`, () => {
        expect(structOfAnswer(...sent.map(structOf)).toJavaScript()).to.deep.equal({ it: answered });
      });
    }
  }

  it("mark an output that is one, whatever was sent", () => {
    const outputs = { it: { type: "string", secret: true } } as const;
    expect(propertiesStruct({ it: "x" }, outputs, structOf({})).toJavaScript()).to.deep.equal({
      it: secret("x"),
    });
  });
});
