import { pluginToken } from "../core/pulumi-token.ts";
import { allLookUps } from "../look-ups/all.ts";
import type { Resource } from "./definitions.ts";
import { documentedLookUps } from "./documented-look-ups.ts";
import type { DocumentedProperty } from "./source.ts";
import { namesOf, propertySpecs, shownSpecs, type Spec } from "./schema-properties.ts";

/** The look-ups as the schema has them; the items of a list have a type of their own, such as `AppResult`. */
export function functionSpecs(all: Resource[], types: Record<string, Spec>): Record<string, Spec> {
  const documented = documentedLookUps();
  const specs = allLookUps.map(({ name, inputs, outputs, items }) => {
    const source = documented.get(name);
    if (!source) throw new Error(`look-ups/ defines no constant ${name}`);
    const { type, comment, besides } = source.result;
    const resource = all.find((one) => `${one.type}Result` === type);
    if (!resource) throw new Error(`${type} is not named after a resource`);
    const owner = resource.type;
    const result = shownSpecs(outputs, "outputs", {
      types,
      owner,
      sentenceOf: sentencesOf([...sharedBy(resource), ...besides]),
    });
    for (const property of Object.values(result.properties)) delete property.replaceOnChanges;
    if (items !== undefined) types[pluginToken(type)] = { type: "object", description: comment, ...result };
    const required = namesOf(inputs, (property) => property.required);
    const given = propertySpecs(inputs, "inputs", { types, owner, sentenceOf: sentencesOf(source.inputs) });
    const spec = {
      description: source.comment,
      ...(Object.keys(inputs).length > 0 && {
        inputs: { properties: given, ...(required.length > 0 && { required }) },
      }),
      outputs: items === undefined ? result : listSpec(items, type),
    };
    return [pluginToken(name), spec] as const;
  });
  return Object.fromEntries(specs);
}

/** What the resource says of its properties: to a look-up, inputs are outputs too. */
function sharedBy({ properties }: Resource): DocumentedProperty[] {
  return properties.map(({ path, comment }) => ({ path: path.replace(/^inputs\./, "outputs."), comment }));
}

function sentencesOf(properties: DocumentedProperty[]): (path: string) => string {
  const sentences = new Map(properties.map(({ path, comment }) => [path, comment]));
  return (path) => sentences.get(path) ?? "";
}

function listSpec(items: string, type: string): Spec {
  return {
    properties: { [items]: { type: "array", items: { $ref: `#/types/${pluginToken(type)}` } } },
    required: [items],
  };
}
