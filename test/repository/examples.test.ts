import { join } from "node:path";
import { expect } from "chai";
import ts from "typescript";
import { documentedResources } from "../../provider/generate/documented.ts";
import { filesMatching, repository, textOf } from "./sources.ts";

const documents = filesMatching("{*.md,{provider,portal}/*.md,docs/**/*.md}");

describe("examples", function () {
  this.timeout(60_000);

  for (const { type } of documentedResources()) {
    it(`one of them declares a resource of type ${type}`, () => {
      const users = filesMatching("examples/**/*.ts").filter((file) => textOf(file).includes(`new ${type}(`));
      expect(users).not.to.be.empty;
    });
  }

  for (const { title, code } of documents.flatMap(programsIn)) {
    it(`${title} type-checks`, () => {
      expect(problemsOf(code)).to.deep.equal([]);
    });
  }

  it("a program that does not type-check is noticed", () => {
    const code = 'import { App } from "pulumi-devportal";\nnew App("a", { title: "A" });';
    expect(problemsOf(code).join()).to.include("title");
  });
});

/** The code blocks of a document that are TypeScript. */
function programsIn(document: string) {
  const blocks = [...textOf(document).matchAll(/^```(?:ts|typescript)\n(.*?)^```/gms)];
  return blocks.map(([, code = ""], index) => ({ title: `program ${index + 1} of ${document}`, code }));
}

/** Compiles the text as if it were a file of an example, from where the packages resolve. */
function problemsOf(code: string): string[] {
  const file = join(repository, "examples/quickstart/program.ts");
  const { config } = ts.readConfigFile(join(repository, "tsconfig.json"), (path) =>
    ts.sys.readFile(path),
  ) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, repository);
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (path) => path === file || disk.fileExists(path),
    readFile: (path) => (path === file ? code : disk.readFile(path)),
    getSourceFile: (path, how) =>
      path === file ? ts.createSourceFile(path, code, how) : disk.getSourceFile(path, how),
  };
  const problems = ts.getPreEmitDiagnostics(ts.createProgram([file], options, host));
  return problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}
