import { mkdirSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { cacheFolder } from "./cache.ts";
import type { Engine } from "./find.ts";

/** Environment in which an engine knows one folder only: not the user's login, state, passphrase or plugins. */
export function engineEnvironment(engine: Engine, folder: string, passphrase: string) {
  const home = join(folder, "home");
  const state = join(folder, "state");
  for (const made of [home, state]) mkdirSync(made, { recursive: true, mode: 0o700 });
  const bin = engine.root ? [join(engine.root, "bin")] : [];
  return {
    PATH: [...bin, dirname(process.execPath), process.env.PATH].join(delimiter),
    PULUMI_HOME: home,
    PULUMI_BACKEND_URL: pathToFileURL(state).href,
    PULUMI_CONFIG_PASSPHRASE: passphrase,
    PULUMI_SKIP_UPDATE_CHECK: "true",
  };
}

/** Takes the user's own settings for Pulumi and for a portal out of this process, and so out of what it starts. */
export function forgetUserEnvironment(): void {
  for (const name of Object.keys(process.env)) {
    if (/^(PULUMI_|DEVPORTAL_(?!CACHE$|START_|TEST_|CRASH_))/.test(name))
      Reflect.deleteProperty(process.env, name);
  }
  process.env.PULUMI_HOME = join(cacheFolder, "home");
}
