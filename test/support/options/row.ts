import type { Step } from "../outcome.ts";
import type { Declaring } from "../previews/declaring.ts";
import type { Answered } from "../trial.ts";
import type { OneRow } from "./stage.ts";

export type Declares = (of: Declaring) => void;

/** One line of the table in `docs/options.md`: what is true of an option, and how to see that it is. */
export interface Row {
  option: string;
  /** What happens, in a sentence. */
  says: string;
  /** Where it happens; in both front ends when left out. */
  only?: "dynamic" | "plugin";
  /** What the program declares at first, then, and in the end; each the same as before it when left out. */
  first?: Declares;
  then?: Declares;
  last?: Declares;
  /** Looks at what these three were. */
  check?: (seen: Seen) => void;
  /** What is done with the stack after that. */
  run?: (on: OneRow) => Promise<void>;
}

/** What happened to the resources of a row. */
export interface Seen {
  /** The preview of `then`, the `up` of it and that of `last`, and a preview 77 days later. */
  steps: Record<"preview" | "then" | "last" | "later", Step[]>;
  /** What the portal has of its apps after each `up`. */
  live: Record<"first" | "then" | "last", Answered[]>;
  /** What was said in the `up`s, of whatever resource. */
  said: Record<"then" | "last", string[]>;
  /** The requests of `then` that write, such as `DELETE /apps/…`, of its apps. */
  writes: string[];
  /** The state in the end, secrets encrypted. */
  exported: string;
  /** Where a name in the program is another for each row. */
  named: (text: string) => string;
}
