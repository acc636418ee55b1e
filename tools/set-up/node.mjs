import { spawn } from "node:child_process";
import { resolve } from "node:path";

/** Runs a script with the Node of the devDependency `node`, as every npm script gets it; resolves to its exit code. */
export function runWithProjectNode(script, args) {
  const node = resolve("node_modules/.bin/node");
  const child = spawn(node, [script, ...args], { stdio: "inherit" });
  process.on("SIGINT", () => undefined);
  return new Promise((done) => {
    child.on("exit", (code, signal) => done(signal ? 1 : code));
    child.on("error", (error) => {
      console.error(
        `${node} does not run (${error.message}). Delete node_modules and run the command again.`,
      );
      done(1);
    });
  });
}
