import { spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pluginFolder } from "../../../tools/plugin/folder.ts";
import { clientOf } from "./asking.ts";

/** What Node is told to run. */
export const launcher = join(pluginFolder, "pulumi-resource-devportal.cjs");

/** The plugin in a process as the engine starts it, told of nothing yet; and what it printed after its port. */
export async function startPluginProcess(
  engine: string,
  environment: Record<string, string> = {},
): Promise<{
  client: ReturnType<typeof clientOf>;
  printed: () => string;
  /** Settles when the process has ended. */
  ended: Promise<unknown>;
  stop: () => Promise<void>;
}> {
  const { DEVPORTAL_URL: _, DEVPORTAL_TOKEN: __, ...own } = process.env;
  const child = spawn(process.execPath, [launcher, engine], {
    cwd: tmpdir(),
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...own, ...environment },
  });
  const ended = once(child, "close");
  let printed = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (printed += text));
  child.stdout.setEncoding("utf8");
  const [port] = (await once(child.stdout, "data")) as [string];
  child.stdout.on("data", (text: string) => (printed += text));
  const client = clientOf(port);
  return {
    client,
    printed: () => printed,
    ended,
    async stop() {
      client.close();
      child.kill();
      await ended;
    },
  };
}
