import type { Answered, Trial } from "../trial.ts";
import type { Declaring } from "./declaring.ts";

/** Which of the runs of `pulumi preview` shows it. */
export type Shown =
  /** With nothing but this program, before anything exists. */
  | "first"
  /** After everything was declared, and nothing changed. */
  | "unchanged"
  /** After the program changed. */
  | "changed"
  /** 77 days later. */
  | "later"
  /** After people did something in the portal; with `--refresh`. */
  | "refreshed"
  /** In a preview of its own, which fails. */
  | "refused";

/** A kind of change, as a reviewer meets it. */
export interface Scenario {
  heading: string;
  /** What the reviewer sees and decides. */
  text: string;
  shown: Shown;
  /** What the program says at first; nothing when left out. */
  before?: (declare: Declaring) => void;
  /** What it says in the preview; the same when left out. */
  after?: (declare: Declaring) => void;
  /** Whether the portal awaits an operator's approval when it is first declared. */
  reviewed?: boolean;
  /** What people do in the portal before the preview, to what the portal has of the scenario's first app. */
  people?: (portal: Pick<Trial, "api" | "change">, its: Answered) => Promise<unknown>;
  /** What the plugin marks that a dynamic resource does not, or the other way round; of both, the page has the texts then. */
  plugin?: string;
  /** Whether dynamic resources know no such change. */
  pluginOnly?: boolean;
}
