import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";

/** What a process did to files, in its order; `said` is what it wrote to its standard output. */
export type Step =
  | { does: "make"; path: string }
  | { does: "remove"; path: string }
  | { does: "flush"; path: string }
  | { does: "write"; path: string; at: number; bytes: Buffer }
  | { does: "shorten"; path: string; length: number }
  | { does: "say"; text: string };

const calls = "openat,pwrite64,write,ftruncate,fsync,fdatasync,unlink,rename";

/** Runs a module in a process whose main thread is watched by strace. @param log Where strace writes to. */
export async function traced(module: string, args: string[], log: string): Promise<Step[]> {
  const options = ["-y", "-xx", "-s", "1000000", "-e", `trace=${calls}`, "-o", log];
  const child = spawn("strace", [...options, process.execPath, module, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  child.stdout.resume();
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw new Error(`strace ended with ${code}.`);
  const text = await readFile(log, "latin1");
  return text.split("\n").flatMap((line) => stepOf(line) ?? []);
}

const text = String.raw`"((?:\\x[0-9a-f]{2})*)"`;
const descriptor = String.raw`(\d+)<((?:\\x[0-9a-f]{2})*)[^>]*>`;
const patterns = {
  pwrite: new RegExp(`^pwrite64\\(${descriptor}, ${text}, \\d+, (\\d+)\\) = \\d+$`),
  say: new RegExp(`^write\\(1<[^>]*>, ${text}, \\d+\\) = \\d+$`),
  shorten: new RegExp(`^ftruncate\\(${descriptor}, (\\d+)\\) = 0$`),
  flush: new RegExp(`^(?:fsync|fdatasync)\\(${descriptor}\\) = 0$`),
  remove: new RegExp(`^unlink\\(${text}\\) = 0$`),
  make: new RegExp(`^openat\\([^,]*, ${text}, [^)]*O_CREAT[^)]*\\) = \\d`),
  rename: /^rename\(.* = 0$/,
};

function stepOf(line: string): Step | undefined {
  let found = patterns.pwrite.exec(line);
  if (found) {
    return { does: "write", path: decoded(found[2]), bytes: bytesOf(found[3]), at: Number(found[4]) };
  }
  if ((found = patterns.say.exec(line))) return { does: "say", text: decoded(found[1]) };
  if ((found = patterns.flush.exec(line))) return { does: "flush", path: decoded(found[2]) };
  if ((found = patterns.shorten.exec(line))) {
    return { does: "shorten", path: decoded(found[2]), length: Number(found[3]) };
  }
  if ((found = patterns.remove.exec(line))) return { does: "remove", path: decoded(found[1]) };
  if ((found = patterns.make.exec(line))) return { does: "make", path: decoded(found[1]) };
  if (patterns.rename.test(line)) throw new Error("A rename cannot be replayed.");
  return undefined;
}

function bytesOf(escaped = ""): Buffer {
  return Buffer.from(escaped.replaceAll("\\x", ""), "hex");
}

function decoded(escaped = ""): string {
  return bytesOf(escaped).toString();
}
