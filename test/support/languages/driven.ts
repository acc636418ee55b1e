import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { startLanguageServer } from "../language-server.ts";
import type { Did, ExampleStack } from "./language.ts";
import type { Project } from "./project.ts";

const run = promisify(execFile);

/** How a driver is started, a process in its language that runs one operation through the Automation API. */
export interface Driver {
  /** Pulumi's name of the language. */
  language: string;
  command: string;
  args: string[];
  env?: Record<string, string>;
}

/** A stack of a project on which a driver works. */
export function drivenStack({ folder, env }: Project, driver: Driver, name: string): ExampleStack {
  async function drive(operation: string[], more: Record<string, string> = {}): Promise<Did> {
    const args = [...driver.args, name, ...operation];
    const options = { cwd: folder, env: { ...process.env, ...env, ...driver.env, ...more } };
    const { stdout } = await run(driver.command, args, options);
    const { changes, ...rest } = JSON.parse(stdout) as Did;
    const { same: _, ...changed } = changes;
    return { ...rest, changes: changed };
  }
  return {
    run: (operation) => drive([operation]),
    async import(resources) {
      const server = await startLanguageServer(driver.language);
      try {
        return await drive(["import", JSON.stringify(resources)], server.env);
      } finally {
        server.stop();
      }
    },
  };
}
