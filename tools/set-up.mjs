// Runs before `npm start`, `npm test` and `npm run bench` on whatever Node the machine has, without node_modules.
const major = Number(process.versions.node.split(".")[0]);
if (major < 20) {
  console.error(
    `This repository needs Node 20 or newer to set itself up; this is Node ${process.versions.node}. ` +
      "Install a newer one from https://nodejs.org and run the command again.",
  );
  process.exit(1);
}
const { installDependencies } = await import("./set-up/dependencies.mjs");
const { runWithProjectNode } = await import("./set-up/node.mjs");
await installDependencies();
process.exitCode = await runWithProjectNode("tools/set-up/build.ts", process.argv.slice(2));
