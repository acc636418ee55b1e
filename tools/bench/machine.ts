import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from "node:fs";
import { arch, cpus, release, tmpdir, totalmem, type as system } from "node:os";
import { join } from "node:path";
import { results, type Result } from "./results.ts";

const writes = 200;
const block = Buffer.alloc(4_096, 1);

/** The machine as a result: what it is, and how long its disk takes to have a block for sure where the databases are. */
export function measureMachine(rounds: number): Result[] {
  const samples = Array.from({ length: rounds }, () => ({ "fsync of 4 kB": flushTime() }));
  return results(new Map([[machine(), samples]]), { "fsync of 4 kB": "ms" });
}

/** The machine in a line. */
export function machine(): string {
  const [{ model } = { model: "unknown processor" }] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  const fileSystem = `file system 0x${statfsSync(tmpdir()).type.toString(16)}`;
  return [
    model.trim(),
    `${cpus().length} cores`,
    memory,
    `${system()} ${release()} ${arch()}`,
    `Node ${process.versions.node}`,
    fileSystem,
  ].join(", ");
}

/** Milliseconds for one append of a block and its flush, on average. */
function flushTime(): number {
  const folder = mkdtempSync(join(tmpdir(), "devportal-bench-"));
  const file = openSync(join(folder, "blocks"), "w");
  try {
    const start = performance.now();
    for (let index = 0; index < writes; index++) {
      writeSync(file, block);
      fsyncSync(file);
    }
    return (performance.now() - start) / writes;
  } finally {
    closeSync(file);
    rmSync(folder, { recursive: true });
  }
}
