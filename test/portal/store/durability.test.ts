import { expect } from "chai";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openSqliteStore } from "../../../portal/store/sqlite.ts";

const writer = fileURLToPath(new URL("../../support/store-writer.ts", import.meta.url));

/** Writes in a process of its own; killed once it has acknowledged so many. */
async function writeElsewhere(file: string, prefix: string, { total = "Infinity", killAfter = Infinity }) {
  const child = spawn(process.execPath, [writer, file, prefix, total]);
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString();
    if (output.split("\n").length > killAfter) child.kill("SIGKILL");
  });
  const [code] = (await once(child, "close")) as [number | null];
  const acknowledged = output.split("\n").slice(0, -1);
  return { code, acknowledged };
}

describe("store, in several processes", () => {
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "devportal-"));
    file = join(folder, "devportal.db");
    await (await openSqliteStore(file)).close();
  });

  afterEach(() => rm(folder, { recursive: true }));

  async function stored(): Promise<Set<string>> {
    const store = await openSqliteStore(file);
    const rows = await store.read((db) => db.selectFrom("settings").select("name").execute());
    await store.close();
    return new Set(rows.map(({ name }) => name));
  }

  it("loses no acknowledged write when its process is killed", async () => {
    for (const round of ["a", "b", "c"]) {
      const { code, acknowledged } = await writeElsewhere(file, round, { killAfter: 200 });
      expect(code).to.equal(null);
      const kept = await stored();
      expect(acknowledged.length).to.be.at.least(200);
      expect(acknowledged.filter((name) => !kept.has(name))).to.deep.equal([]);
    }
  });

  it("lets two processes write at the same time", async () => {
    const writers = await Promise.all(
      ["a", "b"].map((prefix) => writeElsewhere(file, prefix, { total: "500" })),
    );
    expect(writers.map(({ code }) => code)).to.deep.equal([0, 0]);
    expect((await stored()).size).to.equal(1_000);
  });

  it("lets processes make and migrate one database at the same time", async () => {
    file = join(folder, "new.db");
    const writers = await Promise.all(
      ["a", "b", "c"].map((prefix) => writeElsewhere(file, prefix, { total: "5" })),
    );
    expect(writers.map(({ code }) => code)).to.deep.equal([0, 0, 0]);
    expect((await stored()).size).to.equal(15);
  });
});
