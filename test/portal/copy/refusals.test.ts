import BetterSqlite3 from "better-sqlite3";
import { expect } from "chai";
import { mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPostgresStore } from "../../../portal/store/postgres.ts";
import { openSqliteStore } from "../../../portal/store/sqlite.ts";
import { newDatabase, onDatabase, type TestDatabase } from "../../support/postgres/server.ts";
import { runCli, spawnPortal } from "../../support/portal.ts";

const password = "not-to-be-seen";

describe("devportal copy refuses", function () {
  this.timeout(30_000);
  let folder: string;
  let database: TestDatabase;

  before(async () => {
    database = await newDatabase();
  });
  after(() => database.drop());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "devportal-"));
    await (await openSqliteStore(join(folder, "devportal.db"))).close();
  });
  afterEach(() => rm(folder, { recursive: true }));

  const sqlite = (name = "") => `sqlite:${join(folder, name)}`;
  const unreachable = `postgres://portal:${password}@127.0.0.1:1/portal`;
  const change = (sql: string) => {
    const file = new BetterSqlite3(join(folder, "devportal.db"));
    file.exec(sql);
    file.close();
  };

  interface Refusal {
    what: string;
    from?: () => string;
    to: () => string;
    given?: () => unknown;
    says: string;
  }

  const refusals: Refusal[] = [
    {
      what: "a database of a kind it does not know, without naming it",
      from: () => `mysql://portal:${password}@db/portal`,
      to: () => database.url,
      says: "--from: It must be sqlite:<folder or file> or postgres://",
    },
    {
      what: "a URL that cannot be read, without naming it",
      to: () => `postgres://portal:${password}@[/portal`,
      says: "--to: It must be sqlite:",
    },
    {
      what: "a server that does not answer, without the password",
      to: () => unreachable,
      says: "--to: The database cannot be used: connect ECONNREFUSED 127.0.0.1:1",
    },
    {
      what: "a source that does not answer, without the password",
      from: () => unreachable,
      to: () => sqlite("new"),
      says: "--from: The database cannot be used: connect ECONNREFUSED",
    },
    {
      what: "a folder without data",
      from: () => sqlite("x"),
      to: () => database.url,
      says: "There is no database",
    },
    {
      what: "a file that is no database",
      from: () => sqlite("text.db"),
      to: () => database.url,
      given: () => writeFile(join(folder, "text.db"), "no database ".repeat(1_000)),
      says: "text.db is no database",
    },
    {
      what: "data of an older version",
      to: () => database.url,
      given: () => change("delete from migrations where number > 4"),
      says: "--from: This data was written by an older devportal",
    },
    {
      what: "data of a newer version",
      to: () => database.url,
      given: () => change("insert into migrations values (999, 'future', '')"),
      says: "--from: This data was written by a newer devportal",
    },
    {
      what: "a database that has rows, and says where",
      to: () => database.url,
      given: () =>
        onDatabase(database.url, (client) =>
          client.query("insert into settings values ('a', '1', '') on conflict do nothing"),
        ),
      says: "It has rows: 1 in settings. Copy into a new database",
    },
    { what: "one folder on both sides", to: () => sqlite(), says: "are the same database" },
    {
      what: "one file on both sides under two names",
      to: () => sqlite("other.db"),
      given: () => symlink(join(folder, "devportal.db"), join(folder, "other.db")),
      says: "are the same database",
    },
    {
      what: "one PostgreSQL database on both sides, however it is named",
      from: () => database.url,
      to: () => database.url.replace("127.0.0.1", "localhost"),
      given: () => onDatabase(database.url, (client) => client.query("delete from settings")),
      says: "are the same database",
    },
    {
      what: "a folder that cannot be made",
      to: () => sqlite("file/below"),
      given: () => writeFile(join(folder, "file"), ""),
      says: "cannot be made (",
    },
  ];

  for (const { what, from = sqlite, to, given, says } of refusals) {
    it(what, async () => {
      await (await openPostgresStore(database.url)).close();
      await given?.();
      const { code, stdout, stderr } = await runCli(["copy", "--from", from(), "--to", to()]);
      expect([code, stdout]).to.deep.equal([1, ""]);
      expect(stderr).to.include(says).and.not.to.include("failed").and.not.to.include(password);
      expect(stderr).to.match(/^devportal: .+\.\n$/s);
      if (from !== sqlite) return;
      expect((await readdir(folder)).filter((name) => name === "new")).to.deep.equal([]);
    });
  }

  it("a source that a portal has open", async () => {
    const portal = await spawnPortal({ data: join(folder, "portal") });
    try {
      const args = ["copy", "--from", sqlite("portal"), "--to", sqlite("new")];
      const { code, stderr } = await runCli(args);
      expect([code, stderr]).to.deep.equal([
        1,
        `devportal: --from: ${join(folder, "portal", "devportal.db")} is in use: stop the portal, and whatever else has it open, first.\n`,
      ]);
    } finally {
      await portal.stop();
    }
    expect((await runCli(["copy", "--from", sqlite("portal"), "--to", sqlite("new")])).code).to.equal(0);
  });

  it("a text that PostgreSQL does not store, and names its table", async () => {
    change("insert into settings values ('a', 'b' || char(0), '')");
    const other = await newDatabase();
    const { code, stderr } = await runCli(["copy", "--from", sqlite(), "--to", other.url]);
    await other.drop();
    expect(code).to.equal(1);
    expect(stderr).to.include(
      'devportal: settings: invalid byte sequence for encoding "UTF8": 0x00. What is copied',
    );
  });

  it("what it is not told, and names the variables that may tell it", async () => {
    const { code, stderr } = await runCli(["copy", "--from", sqlite()]);
    expect(code).to.equal(1);
    expect(stderr).to.include("--to <database>");
    const { stdout } = await runCli(["copy", "--help"], "", { DEVPORTAL_COPY_TO: unreachable });
    expect(stdout).to.include("DEVPORTAL_COPY_FROM").and.to.include("DEVPORTAL_COPY_TO");
    expect(stdout).not.to.include(password);
  });
});
