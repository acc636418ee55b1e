import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

export const repository = fileURLToPath(new URL("../..", import.meta.url));

/** Paths in the repository, with `/`, without what is installed, built or kept by a run. */
export function filesMatching(pattern: string): string[] {
  const isForeign = (path: string) =>
    /(^|\/)(node_modules|dist|\.devportal|\.git|provider\/plugin(\.\d+)?)(\/|$)/.test(path);
  return globSync(pattern, { cwd: repository })
    .filter((path) => !isForeign(path))
    .sort();
}

export function textOf(path: string): string {
  return readFileSync(join(repository, path), "utf8");
}

/** What a source imports in any way: packages by name, the repository's files by path. */
export function importsOf(path: string, text = textOf(path)): string[] {
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) =>
      fileName.startsWith(".") ? normalize(join(dirname(path), fileName)) : fileName,
    );
}

export function parsed(path: string): ts.SourceFile {
  return ts.createSourceFile(path, textOf(path), ts.ScriptTarget.Latest, true);
}
