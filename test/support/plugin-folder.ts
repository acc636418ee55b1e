import { fileURLToPath } from "node:url";

/** The folder in which an engine finds the plugin's executable. */
export const pluginFolder: string = fileURLToPath(new URL("../../provider/plugin", import.meta.url));
