import { existsSync, readdirSync, readFileSync } from "node:fs";

/** Where the examples are. */
export const examples = new URL("../../examples/", import.meta.url);

/** The names of those that are Pulumi programs of the package `pulumi-devportal`. */
export const examplePrograms = readdirSync(examples).filter((name) => {
  const manifest = new URL(`${name}/package.json`, examples);
  return existsSync(manifest) && readFileSync(manifest, "utf8").includes('"pulumi-devportal"');
});
