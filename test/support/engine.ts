import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { LocalWorkspace, Stack, type ConfigMap, type PulumiFn } from "@pulumi/pulumi/automation/index.js";
import * as sdk from "@pulumi/pulumi/runtime/settings.js";
import { engineEnvironment } from "../../tools/engine/environment.ts";
import { findEngine } from "../../tools/engine/find.ts";
import { moduleProgram } from "../../tools/engine/program.ts";
import { pluginFolder } from "../../tools/plugin/folder.ts";
import { operate, type Outcome } from "./outcome.ts";
import { skip } from "./skip.ts";

const run = promisify(execFile);
const folderOf = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const plugins = { providers: [{ name: "devportal", path: pluginFolder }] };

// The SDK leaves a connection open to an engine that failed; shared, it would answer for a later engine on the same port.
const { grpcClientOptions } = sdk as unknown as { grpcClientOptions: Record<string, unknown> };
grpcClientOptions["grpc.use_local_subchannel_pool"] = 1;

export interface StackOptions {
  /** The program, or a module that is one; a module is loaded afresh for every run, as the engine would. */
  program: PulumiFn | URL;
  /** The program's own folder: relative files and packages resolve from here. Default: examples/quickstart. */
  folder?: string;
  project?: string;
  name?: string;
  config?: ConfigMap;
  /** Whether the project has the plugin of this repository at hand. */
  plugin?: boolean;
  /** Environment of the engine and of the provider. */
  env?: Record<string, string>;
  /** A stack whose backend this one shares. */
  beside?: TestStack;
}

export interface Run {
  /** The operation is expected to fail: its outcome is returned, and a success is an error; `perhaps`: neither is. */
  fails?: boolean | "perhaps";
  /** Options of the Automation API, such as `{ refresh: true }`. */
  options?: object;
}

export interface TestStack {
  name: string;
  /** The project's folder, with the stack's home and state in it. */
  folder: string;
  stack: Stack;
  preview(how?: Run): Promise<Outcome>;
  up(how?: Run): Promise<Outcome>;
  refresh(how?: Run): Promise<Outcome>;
  destroy(how?: Run): Promise<Outcome>;
  /** Any other command, such as `pulumi("state", "taint", urn)`; resolves to what it printed, throws when it fails. */
  pulumi(...args: string[]): Promise<string>;
  /** The state as JSON, secrets encrypted. */
  exported(): Promise<string>;
  outputs(): Promise<Record<string, { value: unknown; secret: boolean }>>;
  /** Puts a program in the place of the present one. */
  setProgram(program: PulumiFn | URL): void;
  /** Removes the folder with all state; destroys nothing. */
  remove(): Promise<void>;
}

/** Skips the suite when this machine has no Pulumi engine: `before(requireEngine)`. */
export async function requireEngine(this: Mocha.Context): Promise<void> {
  this.timeout(30_000);
  if (!(await findEngine())) skip(this, "no Pulumi engine; `npm start` or `npm test` gets one");
}

let count = 0;

/** A stack of its own: folder, home, state and passphrase exist for it alone. */
export async function newStack(options: StackOptions): Promise<TestStack> {
  const engine = await findEngine();
  if (!engine) throw new Error("no Pulumi engine: run `npm test`, which gets one");
  const {
    folder: main = folderOf("examples/quickstart"),
    project = "trial",
    name = `trial-${process.pid}-${++count}`,
    beside,
  } = options;
  const folder = await mkdtemp(join(tmpdir(), "devportal-stack-"));
  const environment = engineEnvironment(engine, beside?.folder ?? folder, "the passphrase of a test");
  const workspace = await LocalWorkspace.create({
    workDir: folder,
    program: programOf(options.program),
    pulumiCommand: engine.command,
    pulumiHome: environment.PULUMI_HOME,
    envVars: { ...environment, ...options.env },
    // The SDK's type does not know what it passes on.
    projectSettings: { name: project, runtime: "nodejs", main, ...(options.plugin && { plugins }) },
  });
  const stack = await Stack.createOrSelect(name, workspace);
  if (options.config) await stack.setAllConfig(options.config);
  return testStackOf(stack, folder);
}

/** A stack as tests use it; its folder is removed with it. */
export function testStackOf(stack: Stack, folder: string): TestStack {
  const pulumi = (...args: string[]) => {
    const all = [...args, "--stack", stack.name, "--non-interactive"];
    const env = { ...process.env, ...stack.workspace.envVars };
    return run(stack.workspace.pulumiCommand.command, all, { cwd: folder, env, maxBuffer: Infinity });
  };
  return {
    name: stack.name,
    folder,
    stack,
    preview: (how) => operate(how, (options) => stack.preview(options)),
    up: (how) => operate(how, (options) => stack.up(options)),
    refresh: (how) => operate(how, (options) => stack.refresh(options)),
    destroy: (how) => operate(how, (options) => stack.destroy(options)),
    async pulumi(...args) {
      const { stdout, stderr } = await pulumi(...args);
      return stdout + stderr;
    },
    // The Automation API's own export shows secrets.
    exported: async () => (await pulumi("stack", "export")).stdout,
    outputs: () => stack.outputs(),
    setProgram: (program) => (stack.workspace.program = programOf(program)),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

function programOf(program: PulumiFn | URL): PulumiFn {
  return program instanceof URL ? moduleProgram(program) : program;
}
