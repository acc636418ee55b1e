import { readFileSync } from "node:fs";
import { settings } from "../configuration.ts";
import { dynamicToken, pluginToken } from "../core/pulumi-token.ts";
import type { Resource } from "./definitions.ts";
import { functionSpecs } from "./schema-functions.ts";
import { documentedSettings } from "./documented-settings.ts";
import { namesOf, propertySpecs, shownSpecs, type Spec } from "./schema-properties.ts";

interface Manifest {
  version: string;
  description: string;
  keywords: string[];
  license: string;
}

/** The text of `schema.json`: the package as every language of Pulumi sees it. */
export function schema(all: Resource[]): string {
  const manifest = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  const { version, description, keywords, license } = JSON.parse(manifest) as Manifest;
  const types: Record<string, Spec> = {};
  const variables = settingSpecs();
  const spec = {
    name: "devportal",
    displayName: "Developer Portal",
    version,
    description,
    keywords,
    license,
    language: {
      nodejs: { packageName: "pulumi-devportal-sdk", respectSchemaVersion: true },
      python: { packageName: "pulumi_devportal", respectSchemaVersion: true, pyproject: { enabled: true } },
      go: { respectSchemaVersion: true },
      csharp: { respectSchemaVersion: true },
    },
    config: { variables },
    provider: { description: "Where the portal is, and how to ask it.", inputProperties: variables },
    types,
    resources: Object.fromEntries(
      all.map((resource) => [pluginToken(resource.type), resourceSpec(resource, types)]),
    ),
    functions: functionSpecs(all, types),
  };
  return `${JSON.stringify(spec, undefined, 2)}\n`;
}

function settingSpecs(): Record<string, Spec> {
  const sentences = documentedSettings();
  const specs = Object.entries(settings).map(([name, setting]): [string, Spec] => {
    const {
      variable,
      default: fallback,
      secret,
    } = setting as { variable?: string; default?: number; secret?: true };
    const besides = variable ? ` Without it, the variable ${variable} counts.` : ` Default: ${fallback}.`;
    const spec = {
      type: fallback === undefined ? "string" : "number",
      description: `${sentences.get(name) ?? ""}${besides}`,
      ...(secret && { secret }),
    };
    return [name, spec];
  });
  return Object.fromEntries(specs);
}

function resourceSpec(
  { type, comment, inputs, outputs, properties }: Resource,
  types: Record<string, Spec>,
): Spec {
  const sentences = new Map(properties.map(({ path, comment }) => [path, comment]));
  const describing = { types, owner: type, sentenceOf: (path: string) => sentences.get(path) ?? "" };
  const given = Object.fromEntries(Object.entries(inputs).filter(([, { computed }]) => !computed));
  const shown = [shownSpecs(inputs, "inputs", describing), shownSpecs(outputs, "outputs", describing)];
  return {
    description: comment,
    inputProperties: propertySpecs(given, "inputs", describing),
    requiredInputs: namesOf(given, ({ required }) => required),
    properties: Object.assign({}, ...shown.map(({ properties }) => properties)) as Spec,
    required: shown.flatMap(({ required }) => required),
    aliases: [{ type: dynamicToken(type) }],
  };
}
