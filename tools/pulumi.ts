import { spawnSync } from "node:child_process";
import { getEngine } from "./engine/get.ts";
import { files } from "./start/files.ts";
import { ownEnvironment, stackName } from "./start/workspace.ts";

// `npm run pulumi -- COMMAND`: the engine on the stack of `npm start`, with its state, passphrase and portal.
const engine = await getEngine();
const env = { ...process.env, PULUMI_STACK: stackName, ...ownEnvironment(engine) };
const { status } = spawnSync(engine.command.command, process.argv.slice(2), {
  cwd: files.pulumi,
  env,
  stdio: "inherit",
});
process.exitCode = status ?? 1;
