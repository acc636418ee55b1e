import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What the packages in a bundle ask to be told with it: who wrote them, and under which license. */
export function licensesOf(packages: readonly string[]): string {
  const ruler = `\n${"-".repeat(80)}\n`;
  return packages
    .map((folder) => {
      const manifest = readFileSync(join(folder, "package.json"), "utf8");
      const { name, version, license } = JSON.parse(manifest) as Record<string, string>;
      const texts = readdirSync(folder).filter((file) => /^(licen[cs]e|notice)\b/i.test(file));
      const told = texts.map((file) => readFileSync(join(folder, file), "utf8").trim());
      return [`${name} ${version} (${license})`, ...told].join("\n\n");
    })
    .join(ruler);
}
