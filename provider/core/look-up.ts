import type { ArgumentsOf, Properties } from "./property.ts";

/** A question to the portal that changes nothing. */
export interface LookUp<I, R, P> {
  name: string;
  inputs: I;
  /** What is known of each object that is found. */
  outputs: Properties;
  /** Of a look-up that answers with a list: the name under which a plugin answers with it. */
  items?: string;
  /** Answers with what it finds; fails, with what to do, when that is nothing. */
  find: (portal: P, args: ArgumentsOf<I>) => Promise<R>;
}

/** Any look-up, to those who need not know its arguments. */
export interface AnyLookUp<P> {
  name: string;
  inputs: Properties;
  outputs: Properties;
  items?: string;
  // Method syntax: any look-up's arguments are accepted, as the caller only passes on what was checked.
  find(portal: P, args: object): Promise<object>;
}

/** Completes the one literal from which types, checks, documentation and schema of a look-up derive. */
export function defineLookUp<const I extends Properties, R, P>(literal: LookUp<I, R, P>): LookUp<I, R, P> {
  return literal;
}
