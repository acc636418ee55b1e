import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** The first folder on PATH that has an executable of this name. */
export function folderOnPath(name: string): string | undefined {
  return (process.env.PATH ?? "").split(delimiter).find((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
