import BetterSqlite3 from "better-sqlite3";
import { expect } from "chai";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newDatabase, type TestDatabase } from "../../support/postgres/server.ts";
import { runCli } from "../../support/portal.ts";
import { contentsAt, contentsOf } from "./contents.ts";
import { makeFilled } from "./filled.ts";

describe("devportal copy of something in every column of every table", function () {
  this.timeout(60_000);
  let folder: string;
  let file: string;
  let contents: ReturnType<typeof contentsOf>;
  let database: TestDatabase;
  let there: Awaited<ReturnType<typeof runCli>>;
  let back: Awaited<ReturnType<typeof runCli>>;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "devportal-"));
    file = join(folder, "devportal.db");
    await makeFilled(file, () => 1_100);
    contents = contentsOf(file);
    database = await newDatabase();
    there = await runCli(["copy"], "", {
      DEVPORTAL_COPY_FROM: `sqlite:${folder}`,
      DEVPORTAL_COPY_TO: database.url,
    });
    back = await runCli(["copy", "--from", database.url, "--to", `sqlite:${join(folder, "back")}`]);
  });
  after(async () => {
    await database.drop();
    await rm(folder, { recursive: true });
  });

  it("begins with something everywhere", () => {
    const tables = Object.values(contents);
    expect(tables).to.have.length.above(15);
    for (const rows of tables) {
      const filled = rows.flatMap((row) =>
        Object.entries(JSON.parse(row) as object).flatMap(([column, cell]) =>
          cell === null ? [] : [column],
        ),
      );
      expect(new Set(filled)).to.have.lengthOf(Object.keys(JSON.parse(rows[0]!) as object).length);
    }
  });

  it("puts all of it into PostgreSQL, and nothing else", async () => {
    expect(there.code, there.stderr).to.equal(0);
    expect(await contentsAt(database.url)).to.deep.equal(contents);
  });

  it("puts all of it back into SQLite, and nothing else", () => {
    expect(back.code, back.stderr).to.equal(0);
    expect(contentsOf(join(folder, "back", "devportal.db"))).to.deep.equal(contents);
  });

  it("prints for each table the same count and checksum, whichever database it is read from", () => {
    const lines = (stdout: string) => stdout.split("\n").filter((line) => line.endsWith(" same"));
    expect(lines(there.stdout)).to.have.lengthOf(Object.keys(contents).length);
    expect(lines(back.stdout)).to.deep.equal(lines(there.stdout));
    for (const line of lines(there.stdout)) {
      expect(line).to.match(/^\w+ +(1,1\d\d) +([0-9a-f]{16}) +\1 +\2 +same$/);
    }
    expect(there.stdout).to.match(/hold the same: [\d,]+ rows in \d+ tables/);
  });

  it("says which file has to go along", () => {
    expect(there.stdout).to.include(join(folder, "sealing-keys")).and.to.include("--sealing-keys");
    expect(back.stdout).to.include(join(folder, "back", "sealing-keys"));
  });

  it("is followed by no other copy into the same database, and can be compared again", async () => {
    const again = await runCli(["copy", "--from", `sqlite:${file}`, "--to", database.url]);
    expect([again.code, again.stdout]).to.deep.equal([1, ""]);
    expect(again.stderr).to.include("not empty").and.to.include("1100 in apps").and.to.include("--verify");
    const compared = await runCli(["copy", "--verify", "--from", `sqlite:${file}`, "--to", database.url]);
    expect([compared.code, compared.stderr]).to.deep.equal([0, ""]);
  });

  it("notices differences as small as one cell or one row", async () => {
    const other = join(folder, "other.db");
    const copied = new BetterSqlite3(file);
    copied.exec(`vacuum into '${other}'`);
    copied.close();
    const changed = new BetterSqlite3(other);
    changed.exec(`
      update logos set bytes = zeroblob(256) where rowid = 7;
      update apps set site_url = '' where site_url is null and rowid = 3;
      delete from rate_limits where rowid = 1100;
      update sequences set value = value + 1 where rowid = 3;`);
    changed.close();
    const args = ["copy", "--verify", "--from", `sqlite:${other}`, "--to", database.url];
    const { code, stdout, stderr } = await runCli(args);
    const differ = [...stdout.matchAll(/^(\w+) .* DIFFERS$/gm)].map(([, table]) => table);
    expect(code).to.equal(1);
    expect(differ).to.have.members(["logos", "apps", "rate_limits", "sequences"]);
    expect(stderr).to.include(`The databases differ in ${differ.join(", ")}: `);
  });
});
