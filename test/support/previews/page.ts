import { chapters } from "./all.ts";
import { scenarios } from "./run.ts";
import type { Scenario } from "./scenario.ts";

const introduction = `<!-- Written by test/end-to-end/previews.test.ts: see there. -->

# What a preview shows

For whoever reviews a change and has the output of \`pulumi preview --diff\` before them: each kind of change, what it looks like, and
what to look at. The texts are printed by the real engine, and the tests compare them.

| mark |                                                                                        |
| ---- | -------------------------------------------------------------------------------------- |
| \`+\`  | comes: a resource that is created, or a property that is set                           |
| \`~\`  | changes: what it was, \`=>\`, what it will be                                            |
| \`-\`  | goes: a resource that is deleted, or a property that is not set any more               |
| \`+-\` | is replaced: deleted and made anew                                                     |
|      | a property without a mark stays as it is; a resource that is not shown does not change |

\`(refresh)\`, with \`--refresh\` only, is what the portal has now against what the state knew, before what \`up\` does about it. \`[secret]\` is a secret,
\`[unknown]\` is known after \`up\` only. \`managedBy\` is the resource's name among all programs, under which the portal keeps it; \`[urn=…]\` is the same.
Ids, times, hashes and client ids are left out here, and today is 2026-01-05. Each text has only the resources that it is about,
and first what is said in words, which the engine prints wherever it comes up.
`;

/** The page of all previews, of dynamic resources and, where that is worth it, of the plugin. */
export function pageOf(dynamic: string[], plugin: string[]): string {
  const texts = scenarios.map((scenario, index) => ({
    scenario,
    dynamic: dynamic[index] ?? "",
    plugin: plugin[index] ?? "",
  }));
  const section = ({ heading }: Scenario, text: string, printed: string) =>
    `### ${heading}\n\n${wrapped(text)}\n\n\`\`\`text\n${printed}\n\`\`\`\n`;
  const parts = Object.entries(chapters).map(([title, scenarios]) => {
    const sections = texts
      .filter(({ scenario }) => scenarios.includes(scenario) && !scenario.pluginOnly)
      .map(({ scenario, dynamic }) => section(scenario, scenario.text, dynamic));
    return `## ${title}\n\n${sections.join("\n")}`;
  });
  const others = texts
    .filter(({ scenario }) => scenario.plugin ?? scenario.pluginOnly)
    .map(({ scenario, plugin }) => section(scenario, scenario.plugin ?? scenario.text, plugin));
  return [
    introduction,
    ...parts,
    `## The plugin\n\nThe [plugin](plugin.md) marks the same lines, of types such as \`devportal:index:App\`, and of a resource that changes it\n` +
      `shows no others. What it shows otherwise:\n\n${others.join("\n")}`,
  ].join("\n");
}

function wrapped(text: string): string {
  return text.replaceAll(/(?=.{141})(.{1,140}) /g, "$1\n");
}

/** The lines with a mark, whatever their type is called and however they are indented. */
export function marked(text: string): string[] {
  return text
    .split("\n")
    .filter((line) => /^ *(?:[+~-] |\+-)/.test(line))
    .map((line) =>
      line
        .replaceAll("pulumi-nodejs:dynamic/devportal:", "devportal:index:")
        .replaceAll(/ +(:?)/g, (_, colon: string) => colon || " "),
    );
}
