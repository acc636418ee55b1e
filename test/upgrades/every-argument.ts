import { app } from "../../provider/resources/app.ts";
import { collaborator } from "../../provider/resources/collaborator.ts";
import { productionCredentials } from "../../provider/resources/production-credentials.ts";
import { sandbox } from "../../provider/resources/sandbox.ts";
import type { Properties } from "../../provider/core/property.ts";
import type { Known } from "../support/known.ts";

/** @throws when a program leaves an argument out everywhere, or gives one everywhere that it need not give. */
export function requireEvery(known: Known[]): void {
  const wrong = [app, productionCredentials, sandbox, collaborator].flatMap(({ type, inputs }) => {
    const all = known.filter((resource) => resource.type === type).map((resource) => resource.inputs);
    return missing(inputs, all).map((name) => `${type}: ${name}`);
  });
  if (wrong.length > 0) {
    throw new Error(`The program must give these somewhere, and somewhere not:\n${wrong.join("\n")}`);
  }
}

function missing(properties: Properties, all: Record<string, any>[]): string[] {
  return Object.entries(properties).flatMap(([name, property]) => {
    if (property.computed) return [];
    const given = all.map((inputs) => inputs[name]).filter((value) => value !== undefined);
    const within =
      "properties" in property ? missing(property.properties, given).map((each) => `${name}.${each}`) : [];
    const optional = !property.required && !("default" in property);
    return given.length === 0 || (optional && given.length === all.length) ? [name, ...within] : within;
  });
}
