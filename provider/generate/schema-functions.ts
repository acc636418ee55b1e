import { pluginToken } from "../core/pulumi-token.ts";
import { allLookUps } from "../look-ups/all.ts";
import type { Resource } from "./definitions.ts";
import { documentedLookUps } from "./documented-look-ups.ts";
import { propertySpecs, shownSpecs, type Spec } from "./schema-properties.ts";

const RESULT = pluginToken("AppResult");

/** The look-ups as the schema has them; what they answer with is the type `AppResult`. */
export function functionSpecs(all: Resource[], types: Record<string, Spec>): Record<string, Spec> {
  const { comments, sentences } = documentedLookUps();
  const ofApp = new Map(
    all.find(({ type }) => type === "App")?.properties.map(({ path, comment }) => [path, comment]),
  );
  const sentenceOf = (path: string) => {
    const name = path.split(".")[1] ?? "";
    const own = sentences.get(path) ?? "";
    return own || (ofApp.get(`inputs.${name}`) ?? ofApp.get(`outputs.${name}`) ?? "");
  };
  const describing = { types, owner: "App", sentenceOf };
  return Object.fromEntries(
    allLookUps.map((lookUp) => {
      const result = shownSpecs(lookUp.outputs, "besides", describing);
      types[RESULT] = { type: "object", description: comments.get("appResult"), ...result };
      const spec = {
        description: comments.get(lookUp.name),
        ...("inputs" in lookUp && {
          inputs: { properties: propertySpecs(lookUp.inputs, "inputs", describing) },
        }),
        outputs: "items" in lookUp ? listSpec(lookUp.items) : result,
      };
      return [pluginToken(lookUp.name), spec];
    }),
  );
}

function listSpec(items: string): Spec {
  return {
    properties: { [items]: { type: "array", items: { $ref: `#/types/${RESULT}` } } },
    required: [items],
  };
}
