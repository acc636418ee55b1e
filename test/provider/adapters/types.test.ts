import { fileURLToPath } from "node:url";
import { expect } from "chai";
import ts from "typescript";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const fileOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const file = fileOf("arguments.ts");

/** TypeScript as an editor runs it on the file, against the published types. */
function languageService(file: string, flags: ts.CompilerOptions = {}, edited?: string) {
  const read = ts.readConfigFile(`${root}/tsconfig.json`, (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, root);
  return ts.createLanguageService({
    getCompilationSettings: () => ({ ...options, ...flags }),
    getScriptFileNames: () => [file],
    getScriptVersion: () => "1",
    getScriptSnapshot: (path) => {
      const text = path === file && edited !== undefined ? edited : ts.sys.readFile(path);
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

function problemsOf(service: ts.LanguageService, file: string): string[] {
  return [...service.getSyntacticDiagnostics(file), ...service.getSemanticDiagnostics(file)].map(
    ({ messageText, start = 0, file }) =>
      `${file?.text.slice(start, start + 40)}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
  );
}

describe("the types of a program", function () {
  this.timeout(60_000);
  const service = languageService(file);
  const text = ts.sys.readFile(file) ?? "";

  it("refuse an argument that is missing, misspelt or of the wrong type, and nothing else", () => {
    expect(problemsOf(service, file)).to.deep.equal([]);
  });

  it("let an optional argument pass through under exactOptionalPropertyTypes", () => {
    const optional = fileOf("optional-arguments.ts");
    const strict = languageService(optional, { exactOptionalPropertyTypes: true });
    expect(problemsOf(strict, optional)).to.deep.equal([]);
  });

  it("are called by their names in compile errors", () => {
    const service = languageService(file, {}, text.replaceAll(/^\/\/ @ts-expect-error.*$/gm, ""));
    const problems = problemsOf(service, file).join("\n");
    expect(problems).to.include("parameter of type 'AppArgs'");
    expect(problems).not.to.match(/GivenAll|ArgumentsOf|Flat</);
  });

  for (const [at, sentence] of [
    ["name: pulumi.output", "The name under which the portal lists the app"],
    ["deletionProtection:", "Whether the portal refuses to delete the app"],
    ["overlap: pulumi.output", "How long the former secret stays valid"],
    ["email: ", "The e-mail address that is invited"],
    ["clientSecret;", "The OAuth 2.0 client secret"],
    ["previousSecretExpiresAt;", "When the former secret stops or stopped being valid"],
    ["redirectUris;", "Where the portal may send a browser"],
    ["redirectUris: pulumi.output(addresses)", "may send a browser after authorization in the sandbox"],
    ["companyId;", "The id of the sandbox's company."],
    ["ownerEmail;", "The e-mail address of the account that owns the app."],
    ["App(", "An application registered in the developer portal."],
    ["getApp(", "Looks up one app that the token can see"],
    ["getSandbox(", "Looks up the sandbox of an app that the token can see"],
    ["getSandboxOutput(", "for an id that may be an output of a resource"],
    ["getProductionCredentials(", "never their client secret"],
    ['appId: "1" }).then(({ projectId', "The id of the app to which the sandbox belongs."],
    ["projectId }) =>", "The id of the sandbox's project."],
  ] as const) {
    it(`show a hover over \`${at}\` the sentence "${sentence}"`, () => {
      const info = service.getQuickInfoAtPosition(file, text.indexOf(at));
      expect(ts.displayPartsToString(info?.documentation)).to.include(sentence);
    });
  }
});
