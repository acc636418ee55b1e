import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { requireEmpty, writeFolder } from "../../../provider/export/folder.ts";

const files = [
  ["index.ts", "code\n"],
  ["logos/a.png", Buffer.from([1, 2, 3])],
] as const;

// A folder of this name cannot be made where the file is.
const broken = [...files, ["index.ts/b", "more"]] as const;

describe("the folder of an export", () => {
  let within: string;
  beforeEach(async () => void (within = await mkdtemp(join(tmpdir(), "devportal-folder-"))));
  afterEach(() => rm(within, { recursive: true }));

  const messageOf = (work: Promise<unknown>) => work.then(() => "done", String);

  it("is made with all that is above it", async () => {
    const folder = join(within, "a/b");
    await writeFolder(folder, files);
    expect(await readFile(join(folder, "logos/a.png"))).to.deep.equal(Buffer.from([1, 2, 3]));
    expect(await readdir(join(within, "a"))).to.deep.equal(["b"]);
  });

  it("may exist when it is empty, and stays the folder that it was", async () => {
    const folder = join(within, "a");
    await mkdir(folder);
    const { ino } = await stat(folder);
    await writeFolder(folder, files);
    expect((await readdir(folder)).sort()).to.deep.equal(["index.ts", "logos"]);
    expect((await stat(folder)).ino).to.equal(ino);
  });

  for (const exists of [false, true]) {
    it(`holds nothing when it cannot be written, ${exists ? "where it was empty" : "where there was none"}`, async () => {
      const folder = join(within, "a");
      if (exists) await mkdir(folder);
      expect(await messageOf(writeFolder(folder, broken))).to.match(/^ExpectedError: .* cannot be written: /);
      expect(await readdir(within, { recursive: true })).to.deep.equal(exists ? ["a"] : []);
    });
  }

  for (const [what, work] of [
    ["before the portal is asked", requireEmpty],
    ["when it is written", (folder: string) => writeFolder(folder, files)],
  ] as const) {
    it(`is refused where something is in it, ${what}`, async () => {
      await writeFile(join(within, ".hidden"), "mine");
      expect(await messageOf(work(within))).to.match(/^ExpectedError: .* is not empty/);
      expect(await readdir(within)).to.deep.equal([".hidden"]);
    });

    it(`is refused where a file has its name, ${what}`, async () => {
      await writeFile(join(within, "file"), "mine");
      expect(await messageOf(work(join(within, "file")))).to.match(
        /^ExpectedError: .* is a file, not a folder/,
      );
      expect(await readFile(join(within, "file"), "utf8")).to.equal("mine");
    });
  }
});
