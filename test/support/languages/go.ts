import { folderOnPath } from "../../../tools/on-path.ts";
import { skip } from "../skip.ts";

/** Skips the suite when this machine has no Go: `before(requireGo)`. */
export async function requireGo(this: Mocha.Context): Promise<void> {
  if (!folderOnPath("go")) skip(this, "no Go on PATH");
}
