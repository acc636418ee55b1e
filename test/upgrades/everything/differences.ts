import type { Answered } from "./answers.ts";

/**
 * Where an object that was recorded is not in what is answered now. What is new beside it is none, and neither is what
 * came to a list that only grows.
 */
export function differences(recorded: Answered, now: Answered, { grows = false } = {}): string[] {
  return compare(recorded, now, "");

  function compare(was: Answered, is: Answered, path: string): string[] {
    if (Array.isArray(was)) return Array.isArray(is) ? compareLists(was, is, path) : [`${path} is no list`];
    if (was === null || typeof was !== "object") {
      return was === is ? [] : [`${path} was ${JSON.stringify(was)} and is ${JSON.stringify(is)}`];
    }
    if (is === null || typeof is !== "object") return [`${path} is no object`];
    return Object.keys(was).flatMap((name) => compare(was[name], is[name], `${path}.${name}`));
  }

  function compareLists(was: Answered[], is: Answered[], path: string): string[] {
    const longer = !grows && is.length > was.length ? [`${path} has ${is.length - was.length} more`] : [];
    const fellowOf = (item: Answered, index: number) =>
      item?.id === undefined ? is[index] : is.find(({ id }) => id === item.id);
    return [
      ...was.flatMap((item, index) => compare(item, fellowOf(item, index), `${path}[${index}]`)),
      ...longer,
    ];
  }
}
