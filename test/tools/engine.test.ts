import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { findEngine } from "../../tools/engine/find.ts";
import { getEngine, type Way } from "../../tools/engine/get.ts";
import { pinnedVersion } from "../../tools/engine/version.ts";

describe("having an engine", () => {
  const { PATH } = process.env;
  const { log } = console;
  let folder: string;
  let root: string;
  let said: string[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "devportal-engine-"));
    root = join(folder, "cache", pinnedVersion);
    process.env.PATH = folder;
    said = [];
    console.log = (line: string) => said.push(line);
  });
  afterEach(async () => {
    console.log = log;
    process.env.PATH = PATH;
    await rm(folder, { recursive: true, force: true });
  });

  it("takes the one on PATH when it is new enough", async () => {
    await install(folder, "3.254.0");
    process.env.PATH = join(folder, "bin");
    expect(await findEngine(root)).to.include({ version: "3.254.0", root: undefined });
  });

  it("passes over one on PATH that is too old", async () => {
    await install(folder, "3.253.9");
    process.env.PATH = join(folder, "bin");
    expect(await findEngine(root)).to.equal(undefined);
  });

  it("tries one way after the other, says so, and keeps what the first made that worked", async () => {
    const fails: Way = ["Downloading", () => Promise.reject(new Error("blocked"))];
    const works: Way = ["Building", (place) => install(place, pinnedVersion)];
    expect(await getEngine(root, [fails, works])).to.include({ version: pinnedVersion, root });
    expect(said.slice(0, 3)).to.deep.equal(["Downloading …", "  did not work: blocked", "Building …"]);
    expect(await getEngine(root, [])).to.include({ root });
  });

  it("makes it once when two ask at the same time", async () => {
    let times = 0;
    const way: Way = ["Building", (place) => (times++, install(place, pinnedVersion))];
    await Promise.all([getEngine(root, [way]), getEngine(root, [way])]);
    expect(times).to.equal(1);
  });

  it("goes on after a run that was killed while it built", async () => {
    await install(`${root}.unfinished`, "0.0.0");
    await writeFile(`${root}.lock`, String(deadProcess()));
    const works: Way = ["Building", (place) => install(place, pinnedVersion)];
    expect(await getEngine(root, [works])).to.include({ version: pinnedVersion });
  });

  it("says once which ways there are when none works, and leaves nothing behind", async () => {
    const error = await getEngine(root, [
      ["Building", () => Promise.reject(new Error("no Go on PATH"))],
    ]).catch((caught: unknown) => caught);
    expect(String(error))
      .to.include("pulumi.com/docs/install")
      .and.include("get.pulumi.com")
      .and.include("go.dev");
    expect(existsSync(root)).to.equal(false);
    expect(existsSync(`${root}.lock`)).to.equal(false);
  });
});

/** What answers `pulumi version` and nothing else. */
async function install(root: string, version: string) {
  const bin = join(root, "bin");
  await mkdir(bin, { recursive: true });
  for (const name of ["pulumi", "pulumi-resource-pulumi-nodejs"]) {
    await writeFile(join(bin, name), `#!/bin/sh\necho v${version}\n`);
    await chmod(join(bin, name), 0o755);
  }
}

function deadProcess() {
  return spawnSync(process.execPath, ["--eval", ""]).pid;
}
