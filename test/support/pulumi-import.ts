import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { TestStack } from "./engine.ts";

/** What `pulumi import` is told of an object. */
export interface Imported {
  type: string;
  name: string;
  id: string;
}

/** Runs `pulumi import` for one. @returns what it printed. */
export function importOne(stack: TestStack, { type, name, id }: Imported): Promise<string> {
  return stack.pulumi("import", type, name, id, ...plain, ...codeTo());
}

/** Runs `pulumi import` with a file; the code that it prints goes to `out`. @returns what else it printed. */
export async function importAll(stack: TestStack, resources: Imported[], out?: string): Promise<string> {
  const file = join(stack.folder, "import.json");
  await writeFile(file, JSON.stringify({ resources }));
  return importFile(stack, file, out);
}

/** Runs `pulumi import` with a file that exists. @returns what it printed. */
export function importFile(stack: TestStack, file: string, out?: string): Promise<string> {
  return stack.pulumi("import", "--file", file, ...plain, ...codeTo(out));
}

/** Runs `pulumi import` with a file, which must fail. @returns what it printed. */
export async function importRefused(stack: TestStack, resources: Imported[]): Promise<string> {
  const printed = await importAll(stack, resources).catch((error: unknown) => error as Failed);
  if (typeof printed === "string") throw new Error(`The import succeeded:\n${printed}`);
  return printed.stdout + printed.stderr;
}

interface Failed {
  stdout: string;
  stderr: string;
}

const plain = ["--protect=false", "--yes", "--skip-preview"];
const codeTo = (out?: string) => (out === undefined ? ["--generate-code=false"] : ["--out", out]);
