import { check } from "../core/check.ts";
import type { Property } from "../core/property.ts";
import { equal, isAsset, type Values } from "../core/wire.ts";
import { comment, literal, quoted, Source } from "./literals.ts";
import type { ExportedApp, ExportedResource } from "./resources.ts";

/** The Pulumi program in TypeScript that declares the apps. */
export function programOf(apps: readonly ExportedApp[], portal: string): string {
  const all = apps.flatMap(({ resources }) => resources);
  const types = [...new Set(all.map(({ definition }) => definition.type))].sort();
  const hasFiles = all.some(({ inputs }) => Object.values(inputs).some(isAsset));
  const imports = [
    ...(hasFiles ? [`import * as pulumi from "@pulumi/pulumi";`] : []),
    `import { ${types.join(", ")} } from "pulumi-devportal";`,
  ];
  const head = comment(
    `The apps of the portal at ${portal}, as pulumi-devportal exported them. Before the first \`pulumi up\`: ` +
      "`pulumi import --file import.json --generate-code=false --protect=false`.",
  );
  return `${[head, imports.join("\n"), ...apps.flatMap(blocksOf)].join("\n\n")}\n`;
}

function blocksOf({ app, variable, resources }: ExportedApp): string[] {
  const declared = resources.find(({ definition }) => definition.type === "App");
  // The App itself has no argument with its id.
  const reference = declared && { value: app.id, source: new Source(`${variable}.id`) };
  const isReferred = declared !== undefined && resources.length > 1;
  return resources.map((resource) => {
    const { definition, name } = resource;
    const args = Object.entries(argumentsOf(resource)).map(([key, value]) => [
      key,
      value === reference?.value ? reference?.source : value,
    ]);
    const start = resource === declared && isReferred ? `const ${variable} = ` : "";
    const head = `${start}new ${definition.type}(${quoted(name)}, `;
    const statement = `${head}${literal(Object.fromEntries(args), "", head.length)});`;
    const advice = adviceOn(resource);
    return advice === undefined ? statement : `${comment(`${advice}.`)}\n${statement}`;
  });
}

/** What a program gives: inputs that are not computed and not what they are without being given. */
function argumentsOf({ definition: { inputs: properties }, inputs }: ExportedResource): Values {
  const defaults = check(properties, {}).inputs;
  const given = Object.entries(properties)
    .filter(
      ([name, { computed }]) =>
        !computed && inputs[name] !== undefined && !equal(inputs[name], defaults[name]),
    )
    .map(([name]) => [name, sourceOf(inputs[name])]);
  return Object.fromEntries(given) as Values;
}

function sourceOf(value: unknown): unknown {
  return isAsset(value) ? new Source(`new pulumi.asset.FileAsset(${quoted(value.path ?? "")})`) : value;
}

/** How to get the secret that neither the state nor the portal has. */
function adviceOn({ definition, id, properties }: ExportedResource): string | undefined {
  const isMissing = ([name, { secret }]: [string, Property]) => secret && properties[name] === undefined;
  return Object.entries(definition.outputs).some(isMissing)
    ? definition.withoutSecret?.(id, properties)
    : undefined;
}
