import { readFileSync } from "node:fs";

/** The version in this package's package.json, beside the sources and one above the compiled files. */
export function packageVersion(): string {
  const here = import.meta.url;
  const file = new URL(here.endsWith(".ts") ? "./package.json" : "../package.json", here);
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}
