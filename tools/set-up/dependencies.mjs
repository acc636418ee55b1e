import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { step } from "../progress.mjs";

/** `npm ci`, when what is installed differs from the lock file; then the Node that all npm scripts get. */
export async function installDependencies() {
  if (!isInstalled()) await step("Installing dependencies (once, and when the lock file changes)", install);
  else if (!existsSync("node_modules/.bin/node")) await npm("rebuild", "node");
}

/** Without install scripts, which would compile what comes ready-made; only `node` needs its own. */
async function install() {
  await npm("ci", "--ignore-scripts", "--no-audit", "--no-fund");
  await npm("rebuild", "node");
}

function isInstalled() {
  const installed = packagesOf("node_modules/.package-lock.json");
  return Object.entries(packagesOf("package-lock.json")).every(
    ([path, { version, link, optional, peer }]) => {
      if (!path.startsWith("node_modules/")) return true;
      if (link) return existsSync(path);
      return path in installed ? installed[path].version === version : optional || peer;
    },
  );
}

function packagesOf(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).packages : {};
}

/** By the npm and the Node that started this, because the project's own Node is being replaced. */
function npm(...args) {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  const [command, ...first] = script && node ? [node, script] : ["npm"];
  const all = [...first, ...args, "--loglevel=error"];
  return new Promise((resolve) => {
    const child = spawn(command, all, { stdio: ["ignore", "ignore", "inherit"] });
    const fail = (why) => {
      console.error(`npm ${args[0]} failed${why}. Put that right and run the command again.`);
      process.exit(1);
    };
    child.on("error", (error) => fail(`: ${error.message}`));
    child.on("exit", (code) => (code === 0 ? resolve() : fail("; its message is above")));
  });
}
