import { fileURLToPath } from "node:url";

/** The plugin with all that it needs but Node: what an engine is pointed at. */
export const pluginFolder: string = fileURLToPath(new URL("../../provider/plugin", import.meta.url));
