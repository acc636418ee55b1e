import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { repository } from "./sources.ts";

const checks: [title: string, tool: string, ...args: string[]][] = [
  ["has no lint errors", "eslint", "."],
  ["is formatted", "prettier", "--check", "."],
  ["type-checks", "tsc", "--project", "."],
  ["builds", "tsc", "--build", "provider", "portal"],
];

describe("the repository", function () {
  this.timeout(300_000);

  for (const [title, tool, ...args] of checks) {
    it(title, async () => {
      const run = promisify(execFile)(join("node_modules", ".bin", tool), args, { cwd: repository });
      await run.catch((error: unknown) => {
        const { stdout, stderr } = error as { stdout: string; stderr: string };
        throw new Error(`${tool} ${args.join(" ")}:\n${stdout}${stderr}`);
      });
    });
  }
});
