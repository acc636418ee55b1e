import { fileURLToPath } from "node:url";

/** The plugin's schema. */
export const schema: string = fileURLToPath(new URL("../../../provider/schema.json", import.meta.url));
