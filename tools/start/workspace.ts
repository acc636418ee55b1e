import { engineEnvironment } from "../engine/environment.ts";
import type { Engine } from "../engine/find.ts";
import { files, keptRandom, read } from "./files.ts";
import { runningPortal } from "./portal-process.ts";

/** The one stack of `npm start`. */
export const stackName = "dev";

/** The environment in which the engine and the provider work on that stack. */
export function ownEnvironment(engine: Engine): Record<string, string> {
  const portal = runningPortal();
  const token = read(files.token);
  return {
    ...engineEnvironment(engine, files.pulumi, keptRandom(files.passphrase)),
    ...(portal && token && { DEVPORTAL_URL: portal.url, DEVPORTAL_TOKEN: token }),
  };
}
