import type { Properties } from "./property.ts";
import { compact, UNKNOWN, type Values } from "./wire.ts";

/** What is known of an object that is about to be created: its inputs. */
export function created(outputs: Properties, inputs: Values): Values {
  return compact({ ...unknown(Object.keys(outputs)), ...inputs });
}

/**
 * What is known of an object that is about to be updated: its inputs, and each output that nothing among the changed
 * inputs gives another value. Of an unfinished object, only what never changes is known.
 */
export function updated(
  outputs: Properties,
  inputs: Values,
  prior: Values,
  { changed, unfinished }: { changed: string[]; unfinished: boolean },
): Values {
  const open = Object.entries(outputs).filter(([name, { changesWith, required }]) => {
    if (!changesWith) return true;
    if (prior[name] === undefined) {
      const appears = changesWith.length > 0 && changesWith.every((input: string) => changed.includes(input));
      return required || appears;
    }
    return changesWith.some((input) => changed.includes(input)) || (unfinished && changesWith.length > 0);
  });
  const kept = Object.entries(prior).filter(([name]) => name in outputs);
  return compact({ ...Object.fromEntries(kept), ...unknown(open.map(([name]) => name)), ...inputs });
}

function unknown(names: string[]): Values {
  return Object.fromEntries(names.map((name) => [name, UNKNOWN]));
}
