import type { Note } from "./choose.ts";
import type { Exported } from "./export.ts";

const MOST_NAMED = 20;

export const help = `Usage: pulumi-devportal export --out DIR [--app NAME]… [--plugin] [--managed]

Writes the apps of a portal into a new folder, as a Pulumi program in TypeScript and a file for \`pulumi import\`, so that
\`pulumi up\` changes nothing afterwards. Nothing in the portal changes, and no secret is written.

  --out DIR    the folder to make, or an empty one
  --app NAME   this app only, by its name or its id; may be given several times
  --plugin     for the native plugin: the file for \`pulumi import\` alone, which then prints the program in any language
  --managed    also what other Pulumi programs manage
  --version    the version of this package
  --help       this text

The portal's address and a token with the scope \`read\` are in the variables DEVPORTAL_URL and DEVPORTAL_TOKEN.`;

/** What a person should know, one line each; nothing where there is nothing. */
export function told(notes: readonly Note[]): string {
  return notes.map(({ says, about }) => `${says}:\n${named(about)}`).join("");
}

function named(about: string[]): string {
  const more = about.length - MOST_NAMED;
  const last = more > 0 ? [`and ${more} more`] : [];
  return [...about.slice(0, MOST_NAMED), ...last].map((one) => `  ${one}\n`).join("");
}

/** What was written. */
export function written(folder: string, { apps, resources, files }: Exported): string {
  return `${folder}: ${count(resources, "resource")} of ${count(apps, "app")}, in ${count(files.length, "file")}`;
}

/** What to type next. */
export function nextSteps(folder: string, url: string, plugin: boolean): string {
  const settings = [`pulumi config set devportal:url ${url}`, "pulumi config set --secret devportal:token"];
  const lines = plugin
    ? [`pulumi import --file ${quoted(`${folder}/import.json`)} --protect=false --out printed.txt`]
    : [
        `cd ${quoted(folder)}`,
        "npm install",
        "pulumi stack init",
        ...settings,
        "pulumi import --file import.json --generate-code=false --protect=false",
        "pulumi up",
      ];
  const head = plugin ? "Next, in the folder of a program that has the plugin:" : "Next:";
  return [head, ...lines.map((line) => `  ${line}`)].join("\n");
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}

function quoted(path: string): string {
  return /^[\w./@+-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
