import type { Properties } from "./property.ts";
import { equal, isAsset, isObject, type Values } from "./wire.ts";

export interface Difference {
  changes: boolean;
  replaces: string[];
  deleteBeforeReplace: boolean;
  /** Where the object and the inputs differ, as deep as it goes. */
  details: Detail[];
}

/** One place that differs, such as `rotation.trigger` or `redirectUris[1]`. */
export interface Detail {
  path: string;
  kind: "add" | "delete" | "update";
  replaces: boolean;
}

/** What stands between the object as it was last known and the new inputs. An unknown value counts as changed. */
export function diff(properties: Properties, prior: Values, inputs: Values, canUpdate: boolean): Difference {
  const changed = Object.keys(changes(properties, prior, inputs));
  const replaces = changed.filter((name) =>
    properties[name]?.computed ? false : !canUpdate || properties[name]?.replaceOnChanges,
  );
  const details = changed.flatMap((name) =>
    places(name, prior[name], inputs[name]).map((place) => ({ ...place, replaces: replaces.includes(name) })),
  );
  return { changes: changed.length > 0, replaces, deleteBeforeReplace: true, details };
}

/** The inputs that differ from what the object is, null where one is to be cleared. */
export function changes(properties: Properties, prior: Values, inputs: Values): Values {
  return Object.fromEntries(
    Object.keys(properties)
      .filter((name) => !equal(prior[name], inputs[name]))
      .map((name) => [name, inputs[name] ?? null]),
  );
}

function places(path: string, before: unknown, after: unknown): Omit<Detail, "replaces">[] {
  if (equal(before, after)) return [];
  if (before === undefined || before === null) return [{ path, kind: "add" }];
  if (after === undefined || after === null) return [{ path, kind: "delete" }];
  if (Array.isArray(before) && Array.isArray(after)) {
    const longer = before.length > after.length ? before : after;
    return longer.flatMap((_, index) => places(`${path}[${index}]`, before[index], after[index]));
  }
  if (isPlain(before) && isPlain(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) => places(path + step(name), before[name], after[name]));
  }
  return [{ path, kind: "update" }];
}

function isPlain(value: unknown): value is Values {
  return isObject(value) && !isAsset(value);
}

/** A name as the engine writes it in a path. */
function step(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}
