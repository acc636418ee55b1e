import BetterSqlite3 from "better-sqlite3";
import { expect } from "chai";
import { readFileSync, statSync } from "node:fs";
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { damageMiddle } from "../support/damaged-file.ts";
import { runCli } from "../support/portal.ts";

const card = ["--email", "ada@example.com", "--password-stdin"];

describe("devportal backup and restore", function () {
  this.timeout(30_000);
  let folder: string;
  let data: string;
  let file: string;

  let made: string;

  before(async () => {
    made = await mkdtemp(join(tmpdir(), "devportal-"));
    const there = join(made, "data");
    await runCli(["account", "create", "--data", there, ...card], "correct horse");
    await writeFile(join(there, "sealing-keys"), "aaaa first\n", { mode: 0o600 });
    await runCli(["backup", "--data", there, join(made, "backup.db")]);
  });
  after(() => rm(made, { recursive: true }));
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "devportal-"));
    data = join(folder, "data");
    file = join(folder, "backup.db");
    await cp(join(made, "data"), data, { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true }));

  const given = () => cp(made, folder, { recursive: true, force: true });

  const backup = (...more: string[]) => runCli(["backup", "--data", data, file, ...more]);
  const restore = (...more: string[]) => runCli(["restore", "--data", data, file, ...more]);
  const accounts = async (where = data) => (await runCli(["account", "list", "--data", where])).stdout;
  const change = (where: string, sql: string) => {
    const database = new BetterSqlite3(where);
    database.exec(sql);
    database.close();
  };

  it("copies the data and the keys for their owner alone, and leaves nothing else beside", async () => {
    const { code, stdout, stderr } = await backup();
    expect([code, stderr]).to.deep.equal([0, ""]);
    expect(stdout).to.match(/^Backed up to .*backup\.db \(0\.\d MB\)\.\nThe sealing keys are in /);
    const files = (await readdir(folder)).sort();
    expect(files).to.deep.equal(["backup.db", "backup.db.sealing-keys", "data"]);
    expect(files.map((name) => statSync(join(folder, name)).mode & 0o077)).to.deep.equal([0, 0, 0]);
    expect(readFileSync(`${file}.sealing-keys`, "utf8")).to.equal("aaaa first\n");
  });

  it("leaves the keys out when it is told to, and says that they are needed", async () => {
    const { stdout } = await backup("--without-keys");
    expect(stdout).to.include("The sealing keys are not in it");
    expect(await readdir(folder)).to.have.members(["backup.db", "data"]);
  });

  it("replaces a backup only with --force", async () => {
    await writeFile(file, "older");
    const refused = await backup();
    expect([refused.code, refused.stderr]).to.deep.equal([
      1,
      `devportal: There is a backup ${file} already: name another file, or replace it with --force.\n`,
    ]);
    expect(readFileSync(file, "utf8")).to.equal("older");
    expect((await backup("--force")).code).to.equal(0);
    expect(readFileSync(file, "latin1").slice(0, 15)).to.equal("SQLite format 3");
  });

  const refusals: { name: string; args?: () => string[]; spoil?: () => unknown; says: string }[] = [
    { name: "into a folder that is not there", args: () => [join(folder, "no", "b.db")], says: "no folder" },
    { name: "onto the database itself", args: () => [join(data, "devportal.db")], says: "outside of the" },
    { name: "onto a folder", args: () => [data, "--force"], says: "is no file" },
    { name: "of no data", args: () => [file, "--data", join(folder, "x")], says: "There is no portal data" },
    {
      name: "of PostgreSQL",
      args: () => [file, "--database-url", "postgres://localhost/x"],
      says: "use its own pg_dump",
    },
    {
      name: "of a damaged database",
      spoil: () => damageMiddle(join(data, "devportal.db")),
      says: "is damaged",
    },
  ];
  for (const { name, args = () => [file, "--force"], spoil, says } of refusals) {
    it(`makes no backup ${name}`, async () => {
      await spoil?.();
      const before = await readdir(folder);
      const { code, stderr } = await runCli(["backup", "--data", data, ...args()]);
      expect(code, stderr).to.equal(1);
      expect(stderr)
        .to.include(says)
        .and.to.match(/^devportal: /);
      expect(await readdir(folder)).to.deep.equal(before);
    });
  }

  it("restores into a folder that is not there yet", async () => {
    await given();
    const elsewhere = join(folder, "new", "data");
    const { code, stdout } = await runCli(["restore", "--data", elsewhere, file]);
    expect([code, stdout]).to.deep.equal([
      0,
      `Restored ${file} into ${elsewhere}.\nThe sealing keys that lay beside it are in place too.\n`,
    ]);
    expect((await readdir(elsewhere)).sort()).to.deep.equal(["devportal.db", "sealing-keys"]);
    expect(statSync(join(elsewhere, "devportal.db")).mode & 0o777).to.equal(0o600);
    expect(await accounts(elsewhere)).to.include("ada@example.com");
  });

  it("replaces data only with --force, and keeps them and every key", async () => {
    await given();
    change(join(data, "devportal.db"), "update accounts set email = 'later@example.com'");
    await writeFile(join(data, "sealing-keys"), "bbbb second\n");
    const refused = await restore();
    expect([refused.code, refused.stderr]).to.satisfy(
      ([code, said]: [number, string]) => code === 1 && said.includes("--force"),
    );
    expect(await accounts()).to.include("later@example.com");
    expect((await restore("--force")).stdout).to.include("What was there before is ");
    expect(await accounts())
      .to.include("ada@example.com")
      .and.not.to.include("later");
    expect(readFileSync(join(data, "sealing-keys"), "utf8")).to.equal("aaaa first\nbbbb second\n");
    const [former = ""] = (await readdir(data)).filter((name) => name.includes(".replaced-"));
    change(join(data, former), "begin exclusive; rollback");
    await mkdir(join(folder, "former"));
    await runCli(["restore", "--data", join(folder, "former"), join(data, former)]);
    expect(await accounts(join(folder, "former"))).to.include("later@example.com");
  });

  it("restores what was damaged", async () => {
    await given();
    await writeFile(join(data, "devportal.db"), "no database any more ".repeat(1_000));
    expect((await restore("--force")).stderr).to.equal("");
    expect(await accounts()).to.include("ada@example.com");
  });

  const unusable: [name: string, spoil: () => unknown, says: string][] = [
    ["that is not there", () => rm(file), "There is no backup"],
    ["that is no database", () => writeFile(file, "x".repeat(5_000)), "is no database"],
    ["that is empty", () => writeFile(file, ""), "is no backup of a devportal"],
    ["of something else", () => change(file, "drop table apps"), "is no backup of a devportal"],
    [
      "of a newer version",
      () => change(file, "insert into migrations values (999, 'future', '')"),
      "newer devportal",
    ],
    ["that is damaged", () => damageMiddle(file), "damaged"],
    [
      "with rows that refer to none",
      () =>
        change(
          file,
          "pragma foreign_keys = off; delete from accounts; insert into sessions values ('s', 'gone', 'h', null, '', '')",
        ),
      "rows of sessions refer to rows of accounts",
    ],
  ];
  for (const [name, spoil, says] of unusable) {
    it(`restores no backup ${name}, and changes nothing`, async () => {
      await given();
      await spoil();
      const before = [await readdir(data), readFileSync(join(data, "devportal.db"))];
      const { code, stderr } = await restore("--force");
      expect(code, stderr).to.equal(1);
      expect(stderr)
        .to.include(says)
        .and.to.match(/^devportal: /);
      expect([await readdir(data), readFileSync(join(data, "devportal.db"))]).to.deep.equal(before);
    });
  }
});
