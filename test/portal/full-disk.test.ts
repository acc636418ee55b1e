import { expect } from "chai";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { askPortal } from "../support/ask-portal.ts";
import { runCli, spawnPortal } from "../support/portal.ts";
import { skip } from "../support/skip.ts";

type Portal = Awaited<ReturnType<typeof spawnPortal>>;

const card = { name: "Tracker", description: "Tracks.", integrationType: "embedded", category: "bim" };

async function send(portal: Portal, method: string, path: string, body?: object) {
  const { status, json } = await askPortal<{
    error?: { code: string };
    id?: string;
    items?: { name: string }[];
  }>(portal, method, path, body);
  return { status, code: json.error?.code, ...json };
}

const add = (portal: Portal, name: string) => send(portal, "POST", "/apps", { ...card, name });
const names = async (portal: Portal) =>
  (await send(portal, "GET", "/apps")).items?.map(({ name }) => name).sort();

/** Ways to let every write of a portal that runs fail, and to let them succeed again. */
interface Fault {
  name: string;
  /** Where the data are; undefined where the fault works anywhere. */
  folder?: () => string;
  prepare(context: Mocha.Context): void;
  begin(portal: Portal): void;
  end(portal: Portal): void;
  remove(): void;
}

const limit = (portal: Portal, size: string) =>
  execFileSync("prlimit", ["--pid", String(portal.process.pid), `--fsize=${size}:unlimited`]);

const sizeLimit: Fault = {
  name: "takes no more",
  prepare(context) {
    try {
      execFileSync("prlimit", ["--version"]);
    } catch {
      skip(context, "no prlimit on PATH, with which a disk that fails is imitated");
    }
  },
  begin: (portal) => void limit(portal, "1"),
  end: (portal) => void limit(portal, "unlimited"),
  remove: () => undefined,
};

let mounted = "";
const ballast = () => join(mounted, "ballast");
const smallDisk: Fault = {
  name: "is full",
  folder: () => mounted,
  prepare(context) {
    mounted = mkdtempSync(join(tmpdir(), "devportal-disk-"));
    try {
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=8m,mode=0700", "none", mounted], { stdio: "ignore" });
    } catch {
      rmSync(mounted, { recursive: true });
      skip(context, "this user may not mount a small disk, which is then filled");
    }
  },
  begin: () => fill(),
  end: () => rmSync(ballast()),
  remove() {
    execFileSync("umount", [mounted]);
    rmSync(mounted, { recursive: true });
  },
};

function fill(): void {
  const { bavail, bsize } = statfsSync(mounted);
  writeFileSync(ballast(), Buffer.alloc(bavail * bsize));
}

for (const fault of [sizeLimit, smallDisk]) {
  describe(`a portal whose disk ${fault.name}`, function () {
    this.timeout(30_000);
    let portal: Portal;
    let prepared = false;

    before(async function () {
      fault.prepare(this);
      prepared = true;
      portal = await spawnPortal(fault.folder === undefined ? {} : { data: join(fault.folder(), "data") });
    });
    after(async () => {
      if (!prepared) return;
      await portal.stop();
      fault.remove();
    });

    it("refuses what it cannot store, goes on reading, tells the cause once and writes again", async () => {
      expect((await add(portal, "Before")).status).to.equal(201);
      fault.begin(portal);
      const refused = await Promise.all(
        Array.from({ length: 40 }, (_, index) => add(portal, `Lost ${index} ${"x".repeat(40)}`)),
      );
      const failed = refused.filter(({ status }) => status !== 201);
      expect(failed).not.to.be.empty;
      expect(new Set(failed.map(({ status, code }) => `${status} ${code}`))).to.deep.equal(
        new Set(["503 storage_failed"]),
      );
      const stored = await names(portal);
      expect(stored)
        .to.include("Before")
        .and.to.have.lengthOf(1 + refused.length - failed.length);
      fault.end(portal);
      expect((await add(portal, "After")).status).to.equal(201);
      expect(await names(portal)).to.have.members([...(stored ?? []), "After"]);
      expect(portal.process.exitCode).to.equal(null);
      const told = portal.log.filter((line) => line.includes('"level":50'));
      expect(told).to.have.lengthOf(1);
      expect(told[0])
        .to.include("storage_failed")
        .and.to.match(/The disk (is full|does not do)/);
    });
  });
}

describe("a portal that starts on a disk", function () {
  this.timeout(30_000);
  const data = () => join(mounted, "data");

  let prepared = false;
  beforeEach(function () {
    smallDisk.prepare(this);
    prepared = true;
  });
  afterEach(() => {
    if (prepared) smallDisk.remove();
  });

  it("that is full says so, and what to do", async () => {
    fill();
    for (const folder of [data(), mounted]) {
      const { code, stderr } = await runCli(["serve", "--data", folder, "--port", "0"]);
      expect([code, stderr]).to.satisfy(
        ([status, said]: [number, string]) => status === 1 && /^devportal: .*(full|ENOSPC).*\n$/.test(said),
        stderr,
      );
    }
  });

  it("that is read-only says so, and what to do", async () => {
    await (await spawnPortal({ data: data() })).stop();
    execFileSync("mount", ["-o", "remount,ro", mounted]);
    const { code, stderr } = await runCli(["serve", "--data", data(), "--port", "0"]);
    expect([code, stderr]).to.deep.equal([
      1,
      `devportal: The data folder ${data()} cannot be written to (EROFS): choose another with --data, or change its permissions.\n`,
    ]);
    expect(readdirSync(data())).to.include("devportal.db");
  });
});
