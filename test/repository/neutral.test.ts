import { expect } from "chai";
import { filesMatching, textOf } from "./sources.ts";

const self = "test/repository/neutral.test.ts";
const texts = filesMatching("{*,.*,.ci/*,{docs,examples,portal,provider,test,tools}/**/*}.{*,run}")
  .concat(filesMatching(".ci/*"), "LICENSE")
  .filter(
    (file) => /\.(ts|mjs|cjs|js|json|md|ya?ml|mod|sum|sql|css)$|^[^.]+$|^\.ci\//.test(file) && file !== self,
  );

const forbidden: { what: string; pattern: RegExp; sample: string }[] = [
  {
    what: "a path of one machine",
    pattern: /(?<![\w.}/])\/(home|root|Users|work|workspace|opt)\/\w|(?<![\w.}/])\/tmp\/\w|\b[A-Z]:\\\w/,
    sample: "see /home/someone/devportal",
  },
  {
    what: "a package registry",
    pattern: /registry\.(npmjs|yarnpkg)|npm\.pkg\.github|proxy\.golang\.org|"resolved": "http/,
    sample: '"resolved": "https://registry.npmjs.org/a/-/a-1.0.0.tgz"',
  },
  {
    what: "the number of an issue",
    pattern: /\b(issue|ticket|PR|pull request)s? #?\d+\b|(^|[\s(])#\d+\b/im,
    sample: "fixes #12",
  },
];

describe("what is in the repository", () => {
  it("is looked at", () => {
    expect(texts).to.include.members([
      "package-lock.json",
      ".ci/run",
      "tools/engine/go.mod",
      "tools/set-up.mjs",
    ]);
  });

  for (const { what, pattern, sample } of forbidden) {
    it(`does not name ${what}`, () => {
      expect(
        texts.filter((file) => pattern.test(textOf(file))).map((file) => `${file}: ${where(file, pattern)}`),
      ).to.be.empty;
    });

    it(`${what} is noticed`, () => {
      expect(sample).to.match(pattern);
    });
  }
});

function where(file: string, pattern: RegExp) {
  return textOf(file)
    .split("\n")
    .find((line) => pattern.test(line))
    ?.trim();
}
