import { byHand } from "./by-hand.ts";
import { changing } from "./changing.ts";
import { creating } from "./creating.ts";
import { refused } from "./refused.ts";
import { rotating } from "./rotating.ts";
import type { Scenario } from "./scenario.ts";

/** Every kind of change of `docs/previews.md`, by chapter. */
export const chapters: Record<string, Scenario[]> = {
  "What comes and goes": creating,
  "What changes": changing,
  "Client secrets": rotating,
  "What people did in the portal": byHand,
  "What is refused": refused,
};
