import { statSync } from "node:fs";
import { fail, ok, warn, type Finding } from "./finding.ts";

const others = 0o077;

/** Whether nobody but their owner can read files and folders. */
export function checkPrivate(check: string, paths: string[]): Finding {
  try {
    const open = paths.filter((path) => (statSync(path).mode & others) !== 0);
    if (process.platform !== "win32" && open.length > 0) {
      return warn(check, `Others on this machine can get at ${open.join(", ")}: chmod go= ${open.join(" ")}`);
    }
    return ok(check, `Its owner alone can get at ${paths[0] ?? ""}.`);
  } catch (error) {
    return fail(check, `${(error as Error).message}: check the permissions, and who runs this command.`);
  }
}
