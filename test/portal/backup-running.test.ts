import BetterSqlite3 from "better-sqlite3";
import { expect } from "chai";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readlinkSync, renameSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { heldAlone } from "../../portal/backup/held-alone.ts";
import { openSqliteStore } from "../../portal/store/sqlite.ts";
import { askPortal } from "../support/ask-portal.ts";
import { runCli, spawnPortal } from "../support/portal.ts";
import { skip } from "../support/skip.ts";

const card = { description: "Tracks.", integrationType: "embedded", category: "bim" };

type Portal = Awaited<ReturnType<typeof spawnPortal>>;

const send = askPortal<Record<string, string>>;

function columnIn(file: string, sql: string): string[] {
  const database = new BetterSqlite3(file, { readonly: true });
  const found = database.prepare<[], string>(sql).pluck().all();
  database.close();
  return found;
}

describe("a portal that runs", function () {
  this.timeout(60_000);
  let portal: Portal;
  let folder: string;
  const backup = () => join(folder, "backup.db");

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "devportal-"));
    portal = await spawnPortal();
  });
  after(async () => {
    await portal.stop();
    await rm(folder, { recursive: true });
  });

  const devportal = (...args: string[]) => runCli([...args, "--data", portal.data]);
  const add = (name: string) => send(portal, "POST", "/apps", { ...card, name });

  it("writes on while it is backed up, tokens are made and the doctor looks", async () => {
    const statuses: number[] = [];
    let enough = false;
    let number = 0;
    const addApps = async () => {
      while (!enough) statuses.push((await add(`App ${number++}`)).status);
    };
    const before = [(await add("Before")).json["id"], (await add("Before too")).json["id"]];
    const writers = Array.from({ length: 10 }, addApps);
    const ends = await Promise.all([
      devportal("backup", backup()),
      devportal("token", "create", "--email", "ada@example.com"),
      devportal("doctor"),
    ]);
    enough = true;
    await Promise.all(writers);
    expect(ends.map(({ code, stderr }) => [code, stderr])).to.deep.equal(ends.map(() => [0, ""]));
    expect(new Set(statuses)).to.deep.equal(new Set([201]));
    const apps = columnIn(backup(), "select id from apps order by id");
    const events = "select app_id from audit_events where action = 'app.created' order by app_id";
    expect(apps).to.include.members(before).and.to.deep.equal(columnIn(backup(), events));
    expect(columnIn(backup(), "pragma integrity_check")).to.deep.equal(["ok"]);
    const made = { ...portal, token: ends[1].stdout.trim() };
    expect((await send(made, "GET", "/apps")).status).to.equal(200);
  });

  it("refuses that a backup is put in its place, with --force too", async () => {
    const { code, stderr } = await devportal("restore", backup(), "--force");
    expect([code, stderr]).to.deep.equal([
      1,
      `devportal: ${join(portal.data, "devportal.db")} is in use: stop the portal, and whatever else has it open, first.\n`,
    ]);
    expect((await add("After")).status).to.equal(201);
  });

  it("can go on from its backup on another machine, with the secrets that it can show", async () => {
    await send(portal, "PATCH", "/settings", { sandboxGenerationSeconds: 0 });
    const { id = "" } = (await add("With sandbox")).json;
    await send(portal, "POST", `/apps/${id}/sandbox`, {});
    const shown = await send(portal, "GET", `/apps/${id}/sandbox/secret`);
    expect(shown.status).to.equal(200);
    await devportal("backup", backup(), "--force");
    const data = join(folder, "elsewhere");
    await runCli(["restore", "--data", data, backup()]);
    const other = await spawnPortal({ data, account: false });
    const there = await send({ ...other, token: portal.token }, "GET", `/apps/${id}/sandbox/secret`);
    await other.stop();
    expect(there).to.deep.equal(shown);
    expect(other.log.join("\n")).not.to.include("sealing-keys");
  });
});

describe("whoever waits for a database while another is put in its place", function () {
  this.timeout(30_000);
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "devportal-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it("writes into the one that is there then", async function () {
    if (!existsSync("/proc/self/fd")) skip(this, "no /proc, which tells what another process has open");
    const [file, restored] = [join(folder, "devportal.db"), join(folder, "restored.db")];
    for (const each of [file, restored]) await (await openSqliteStore(each)).close();
    const writer = fileURLToPath(new URL("../support/store-writer.ts", import.meta.url));
    const child = spawn(process.execPath, [writer, file, "late", "1"]);
    heldAlone(file, () => {
      while (!hasOpen(child.pid, file));
      renameSync(file, join(folder, "former.db"));
      renameSync(restored, file);
    });
    expect(await once(child, "close")).to.deep.equal([0, null]);
    expect(columnIn(file, "select name from settings where name like 'late%'")).to.deep.equal(["late-0"]);
    expect(columnIn(join(folder, "former.db"), "pragma integrity_check")).to.deep.equal(["ok"]);
  });
});

function hasOpen(pid: number | undefined, file: string): boolean {
  const open = `/proc/${pid}/fd`;
  try {
    return readdirSync(open).some((descriptor) => readlinkSync(join(open, descriptor)) === file);
  } catch {
    return false;
  }
}
