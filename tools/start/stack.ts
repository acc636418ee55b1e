import { readdir, readFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as wait } from "node:timers/promises";
import { LocalWorkspace, Stack } from "@pulumi/pulumi/automation/index.js";
import type { Engine } from "../engine/find.ts";
import { moduleProgram } from "../engine/program.ts";
import { isAlive } from "../lock.ts";
import { files } from "./files.ts";
import { ownEnvironment, stackName } from "./workspace.ts";

const example = new URL("../../examples/quickstart/index.ts", import.meta.url);

/** The stack of examples/quickstart, with what an interrupted run left in it cleared away. */
export async function ownStack(engine: Engine): Promise<Stack> {
  const envVars = ownEnvironment(engine);
  const workspace = await LocalWorkspace.create({
    workDir: files.pulumi,
    program: moduleProgram(example),
    pulumiCommand: engine.command,
    ...(envVars.PULUMI_HOME && { pulumiHome: envVars.PULUMI_HOME }),
    envVars,
    projectSettings: { name: "quickstart", runtime: "nodejs", main: fileURLToPath(new URL(".", example)) },
  });
  const stack = await Stack.createOrSelect(stackName, workspace);
  await releaseStaleLock(stack);
  await forgetPendingOperations(stack);
  return stack;
}

/** The engine locks a stack by a file that a killed one leaves behind. */
async function releaseStaleLock(stack: Stack) {
  let owners = await lockOwners();
  if (owners.length === 0) return;
  if (owners.some(isAlive)) console.log("An earlier run is still working on the stack; waiting for it.");
  for (let tries = 0; owners.some(isAlive); tries++) {
    if (tries > 600)
      throw new Error(`Process ${owners.find(isAlive)} keeps the stack locked; end it and try again.`);
    await wait(200);
    owners = await lockOwners();
  }
  if (owners.length === 0) return;
  console.log("An earlier run was killed and left the stack locked; unlocking it.");
  await stack.cancel();
}

/** The processes that hold a lock; another machine's count as living, and so do not vanish. */
async function lockOwners(): Promise<number[]> {
  const folder = join(files.pulumi, "state", ".pulumi", "locks");
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const locks = names.filter((name) => name.endsWith(".json"));
  const owners = await Promise.all(locks.map((name) => ownerOf(join(folder, name))));
  return owners.flat();
}

async function ownerOf(file: string): Promise<number[]> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  if (text === undefined) return [];
  const { pid, hostname: host } = JSON.parse(text) as { pid: number; hostname: string };
  return [host === hostname() ? pid : process.pid];
}

/** A create that was cut short stays noted in the state and is warned of for ever; doing it again is safe here. */
async function forgetPendingOperations(stack: Stack) {
  const { deployment } = (await stack.exportStack()) as { deployment?: { pending_operations?: unknown[] } };
  if (!deployment?.pending_operations?.length) return;
  console.log("An earlier run was interrupted; going on where it stopped.");
  await stack.refresh({ clearPendingCreates: true });
}
