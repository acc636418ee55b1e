import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import { findKept, fingerprint, getKept, type Kept } from "../../tools/kept.ts";

describe("what is made once and kept", () => {
  const { log } = console;
  let folder: string;
  let said: string[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "devportal-kept-"));
    said = [];
    console.log = (line: string) => said.push(line);
  });
  afterEach(async () => {
    console.log = log;
    await rm(folder, { recursive: true, force: true });
  });

  it("is made and announced when it is asked for, and found from then on", async () => {
    const kept = made(() => Promise.resolve());
    expect(findKept(kept)).to.equal(undefined);
    const file = join(kept.root, "bin/thing");
    expect(await getKept(kept)).to.equal(file);
    expect(said[0]).to.equal("Building the thing …");
    expect(findKept(kept)).to.equal(file);
  });

  it("is made once when two ask at the same time", async () => {
    let times = 0;
    const kept = made(() => {
      times++;
      return Promise.resolve();
    });
    await Promise.all([getKept(kept), getKept(kept)]);
    expect(times).to.equal(1);
    expect(said.join()).to.include("is already getting the thing");
  });

  it("leaves nothing that could be taken for it when making it fails, and says why", async () => {
    const kept = made(() => Promise.reject(new Error("no Go on PATH")));
    const error = await getKept(kept).catch((caught: unknown) => caught);
    expect(String(error)).to.include("no Go on PATH");
    expect(existsSync(kept.root)).to.equal(false);
    expect(existsSync(`${kept.root}.lock`)).to.equal(false);
  });

  it("holds nothing of a run that was killed while it made it", async () => {
    const kept = made(() => Promise.resolve());
    await mkdir(`${kept.root}.unfinished`, { recursive: true });
    await writeFile(join(`${kept.root}.unfinished`, "half"), "");
    await getKept(kept);
    expect(existsSync(join(kept.root, "half"))).to.equal(false);
  });

  it("has another fingerprint when a file of its sources changes", async () => {
    const inFolder = (name: string) => pathToFileURL(join(folder, name));
    const [one, other] = [inFolder("one"), inFolder("other")] as const;
    await writeFile(one, "1");
    await writeFile(other, "2");
    const before = fingerprint(one, other);
    expect(fingerprint(one, other)).to.equal(before);
    await writeFile(other, "3");
    expect(fingerprint(one, other)).not.to.equal(before);
  });

  /** A thing whose file is there once `first` has happened. */
  function made(first: () => Promise<void>): Kept {
    return {
      name: "the thing",
      root: join(folder, "cache", "1.0.0"),
      file: "bin/thing",
      what: "Building the thing",
      async make(root) {
        await first();
        await mkdir(join(root, "bin"));
        await writeFile(join(root, "bin/thing"), "");
      },
    };
  }
});
