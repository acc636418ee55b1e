import { existsSync, readdirSync } from "node:fs";

/** Where the examples are. */
export const examples = new URL("../../examples/", import.meta.url);

/** The names of those that are Pulumi programs. */
export const examplePrograms = readdirSync(examples).filter((name) =>
  existsSync(new URL(`${name}/index.ts`, examples)),
);
