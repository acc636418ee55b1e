import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const repository = fileURLToPath(new URL("../../", import.meta.url));

/** Compiles a program as if it were a file of an example, from where the packages resolve. */
export function typeProblems(code: string): string[] {
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
