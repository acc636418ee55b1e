import { fileURLToPath } from "node:url";
import { expect } from "chai";
import ts from "typescript";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const file = fileURLToPath(new URL("arguments.ts", import.meta.url));

/** TypeScript as an editor runs it on the file, against the published types. */
function languageService() {
  const read = ts.readConfigFile(`${root}/tsconfig.json`, (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, root);
  return ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getScriptSnapshot: (path) => {
      const text = ts.sys.readFile(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
    fileExists: (path) => ts.sys.fileExists(path),
    readFile: (path) => ts.sys.readFile(path),
    directoryExists: (path) => ts.sys.directoryExists(path),
    realpath: (path) => ts.sys.realpath?.(path) ?? path,
  });
}

describe("the types of a program", function () {
  this.timeout(60_000);
  const service = languageService();
  const text = ts.sys.readFile(file) ?? "";

  it("refuse an argument that is missing, misspelt or of the wrong type, and nothing else", () => {
    const problems = [...service.getSyntacticDiagnostics(file), ...service.getSemanticDiagnostics(file)];
    expect(
      problems.map(
        ({ messageText, start = 0 }) => `${text.slice(start, start + 40)}: ${JSON.stringify(messageText)}`,
      ),
    ).to.deep.equal([]);
  });

  for (const [at, sentence] of [
    ["name: pulumi.output", "The name under which the portal lists the app"],
    ["deletionProtection:", "Whether the portal refuses to delete the app"],
    ["overlap: pulumi.output", "How long the former secret stays valid"],
    ["email: ", "The e-mail address that is invited"],
    ["clientSecret;", "The OAuth 2.0 client secret"],
    ["redirectUris;", "Where the portal may send a browser"],
    ["companyId;", "The id of the sandbox's company."],
    ["ownerEmail;", "The e-mail address of the account that owns the app."],
    ["App(", "An application registered in the developer portal."],
    ["getApp(", "Looks up one app that the token can see"],
  ] as const) {
    it(`show a hover over \`${at}\` the sentence "${sentence}"`, () => {
      const info = service.getQuickInfoAtPosition(file, text.indexOf(at));
      expect(ts.displayPartsToString(info?.documentation)).to.include(sentence);
    });
  }
});
