// Runs before a package is packed, in its folder: what the tarball holds is built, complete and nothing else.
// What is up to date stays untouched, so that whoever uses `dist/` meanwhile loses nothing.
import { spawnSync } from "node:child_process";
import { copyFileSync, globSync, rmSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { buildPlugin } from "./plugin/build.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = process.cwd();

const compiler = spawnSync(join(root, "node_modules/.bin/tsc"), ["-b", folder], { stdio: ["ignore", 2, 2] });
if (compiler.status !== 0) process.exit(1);

const built = outputsOf(folder);
for (const file of globSync("dist/**/*.{js,cjs,mjs,map,ts}", { cwd: folder })) {
  if (!built.has(resolve(folder, file))) rmSync(resolve(folder, file));
}
copyFileSync(join(root, "LICENSE"), join(folder, "LICENSE"));
if (basename(folder) === "provider") await buildPlugin();
console.error(`${basename(folder)}: ${built.size} files built`);

/** The files that the compiler makes of today's sources. */
function outputsOf(folder: string): Set<string> {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => process.exit(1) };
  const parsed = ts.getParsedCommandLineOfConfigFile(join(folder, "tsconfig.json"), {}, host);
  const outputs = parsed?.fileNames.flatMap((file) => ts.getOutputFileNames(parsed, file, false)) ?? [];
  return new Set(outputs.map((file) => resolve(file)));
}
