import type { ArgumentsOf, Properties } from "./property.ts";

/** A question to the portal that changes nothing. */
export interface LookUp<I extends Properties, R, P> {
  name: string;
  inputs: I;
  outputs: Properties;
  find: (portal: P, args: ArgumentsOf<I>) => Promise<R>;
}

/** A question whose answer is a list of objects. */
export interface ListLookUp<R, P> {
  name: string;
  /** The name under which a plugin answers with the list. */
  items: string;
  outputs: Properties;
  list: (portal: P) => Promise<R[]>;
}
