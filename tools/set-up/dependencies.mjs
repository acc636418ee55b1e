import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { step } from "../progress.mjs";

/** `npm ci`, when what is installed differs from the lock file. */
export async function installDependencies() {
  if (isInstalled()) return;
  await step("Installing dependencies with npm ci (once, and when the lock file changes)", npmCi);
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
function npmCi() {
  const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
  const { npm_execpath: npm, npm_node_execpath: node } = process.env;
  const [command, ...rest] = npm && node ? [node, npm, ...args] : ["npm", ...args];
  return new Promise((resolve, reject) => {
    const child = spawn(command, rest, { stdio: ["ignore", "ignore", "inherit"] });
    child.on("error", reject);
    child.on("exit", (code) => {
      if (code === 0) return resolve();
      console.error("npm ci failed; its message is above.");
      process.exit(1);
    });
  });
}
