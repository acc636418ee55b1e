import BetterSqlite3 from "better-sqlite3";
import { expect } from "chai";
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { openSqliteStore } from "../../../portal/store/sqlite.ts";
import { Disk, luck, luckOf, type Luck } from "../../support/power-cut/disk.ts";
import { traced, type Step } from "../../support/power-cut/trace.ts";
import { skip } from "../../support/skip.ts";

const writer = fileURLToPath(new URL("../../support/power-cut/writer.ts", import.meta.url));
const writes = 300;
const cuts = 150;

/**
 * A substitute for pulling the plug: what the writer wrote and flushed is recorded, and disks are built from the beginnings of that
 * record. What a drive does to flushed data is not imitated.
 */
describe("a database after a power cut", function () {
  this.timeout(60_000);
  let folder: string;
  let steps: Step[];
  let firstSaid: number;

  before(async function () {
    try {
      execFileSync("strace", ["-o", "/dev/null", "true"]);
    } catch {
      skip(this, "no strace that works, with which writes and flushes are recorded");
    }
    folder = await mkdtemp(join(tmpdir(), "devportal-cut-"));
    const traceable = join(folder, "written");
    await mkdir(traceable);
    const all = await traced(
      writer,
      [join(traceable, "devportal.db"), String(writes), "100"],
      join(folder, "trace"),
    );
    steps = all.filter((step) => step.does === "say" || step.path.startsWith(traceable));
    firstSaid = steps.findIndex(({ does }) => does === "say");
  });
  after(async () => {
    if (folder) await rm(folder, { recursive: true });
  });

  const kinds: [name: string, luckAt: (cut: number) => Luck][] = [
    ["kept nothing but what was flushed", () => luck.none],
    ["kept everything", () => luck.all],
    ["kept any sectors and files of what was not flushed", luckOf],
  ];
  for (const [name, luckAt] of kinds) {
    it(`has every acknowledged write, whole, where the disk ${name}`, async () => {
      const disk = new Disk();
      const said: string[] = [];
      const every = Math.ceil((steps.length - firstSaid) / cuts);
      for (const [index, step] of steps.entries()) {
        disk.take(step);
        if (step.does === "say") said.push(...step.text.split("\n").filter(Boolean));
        if (index < firstSaid || (index % every !== 0 && index !== steps.length - 1)) continue;
        const file = await written(disk.afterCut(luckAt(index)));
        expect(lostOf(file, said), `cut after step ${index}`).to.deep.equal([]);
      }
      expect(said).to.have.lengthOf(writes);
    });

    it(`can be opened where it was being made and the disk ${name}`, async () => {
      const disk = new Disk();
      for (const [index, step] of steps.slice(0, firstSaid).entries()) {
        disk.take(step);
        if (index % Math.ceil(firstSaid / 15) !== 0) continue;
        const file = await written(disk.afterCut(luckAt(index)));
        await (await openSqliteStore(file)).close();
        expect(lostOf(file, []), `cut after step ${index}`).to.deep.equal([]);
      }
    });
  }

  async function written(files: Map<string, Buffer>): Promise<string> {
    const found = join(folder, "found");
    await rm(found, { recursive: true, force: true });
    await mkdir(found);
    for (const [path, bytes] of files) await writeFile(join(found, basename(path)), bytes);
    return join(found, "devportal.db");
  }
});

/** What is wrong with a database, and which writes are missing or half there. */
function lostOf(file: string, said: string[]): string[] {
  const database = new BetterSqlite3(file, { fileMustExist: true });
  try {
    const damage = database.prepare<[], string>("pragma integrity_check").pluck().all();
    const namesIn = (table: string) =>
      new Set(database.prepare<[], string>(`select name from ${table} where name like 'n%'`).pluck().all());
    const [first, second] = [namesIn("settings"), namesIn("sequences")];
    return [
      ...damage.filter((line) => line !== "ok"),
      ...said.filter((name) => !first.has(name)),
      ...[...first].filter((name) => !second.has(name)),
      ...[...second].filter((name) => !first.has(name)),
    ];
  } finally {
    database.close();
  }
}
