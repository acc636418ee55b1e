import type { Properties } from "./property.ts";
import { equal, type Values } from "./wire.ts";

export interface Difference {
  changes: boolean;
  replaces: string[];
  deleteBeforeReplace: boolean;
}

/** What stands between the object as it was last known and the new inputs. An unknown value counts as changed. */
export function diff(properties: Properties, prior: Values, inputs: Values, canUpdate: boolean): Difference {
  const changed = Object.keys(changes(properties, prior, inputs));
  const replaces = changed.filter((name) =>
    properties[name]?.computed ? false : !canUpdate || properties[name]?.replaceOnChanges,
  );
  return { changes: changed.length > 0, replaces, deleteBeforeReplace: true };
}

/** The inputs that differ from what the object is, null where one is to be cleared. */
export function changes(properties: Properties, prior: Values, inputs: Values): Values {
  return Object.fromEntries(
    Object.keys(properties)
      .filter((name) => !equal(prior[name], inputs[name]))
      .map((name) => [name, inputs[name] ?? null]),
  );
}
