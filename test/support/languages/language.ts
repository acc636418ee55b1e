import type { Outcome } from "../outcome.ts";
import type { Imported } from "../pulumi-import.ts";
import type { Project } from "./project.ts";

export type Operation = "preview" | "up" | "refresh" | "destroy";

/** What an operation did, as every language can tell. */
export interface Did extends Pick<Outcome, "changes" | "output"> {
  outputs: Record<string, { value: unknown; secret: boolean }>;
}

/** A stack of an example, whatever runs it. */
export interface ExampleStack {
  run(operation: Operation): Promise<Did>;
  import(resources: Imported[]): Promise<Did>;
}

/** How an example in a language is run. */
export interface Language {
  /** Its name in the titles of tests. */
  called: string;
  example: string;
  /** What this machine must have; each skips the suite when it has not. */
  requires: ((this: Mocha.Context) => Promise<void>)[];
  /** Folders with language hosts. */
  path?: () => Promise<string[]>;
  /** Makes the copy of the example ready to run. @returns its stacks, by name. */
  prepare(project: Project): Promise<(name: string) => Promise<ExampleStack>>;
}
