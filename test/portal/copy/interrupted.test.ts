import BetterSqlite3 from "better-sqlite3";
import { expect } from "chai";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openPostgresStore } from "../../../portal/store/postgres.ts";
import { newDatabase, onDatabase, type TestDatabase } from "../../support/postgres/server.ts";
import { runCli, startCli } from "../../support/portal.ts";
import { blockAt } from "./blocked.ts";
import { contentsAt, contentsOf } from "./contents.ts";
import { makeFilled } from "./filled.ts";

describe("devportal copy that is interrupted", function () {
  this.timeout(60_000);
  const rows = 1_100;
  let made: string;
  let folder: string;
  let file: string;
  let database: TestDatabase;
  let block: Awaited<ReturnType<typeof blockAt>>;

  before(async () => {
    made = await mkdtemp(join(tmpdir(), "devportal-"));
    await makeFilled(join(made, "devportal.db"), (table) => (table === "accounts" ? rows : 3));
  });
  after(() => rm(made, { recursive: true }));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "devportal-"));
    file = join(folder, "devportal.db");
    await cp(join(made, "devportal.db"), file);
    database = await newDatabase();
    await (await openPostgresStore(database.url)).close();
    // In the second half of the accounts, of which a thousand are copied then.
    block = await blockAt(database.url, "accounts", lastAccount());
  });
  afterEach(async () => {
    await block.letGo();
    await database.drop();
    await rm(folder, { recursive: true });
  });

  function onFile<T>(work: (source: BetterSqlite3.Database) => T): T {
    const source = new BetterSqlite3(file);
    try {
      return work(source);
    } finally {
      source.close();
    }
  }

  const lastAccount = () =>
    onFile(
      (source) => source.prepare("select * from accounts order by id desc").get() as Record<string, unknown>,
    );
  const args = (from = folder) => ["copy", "--from", `sqlite:${from}`, "--to", database.url];
  const copied = async (table = "accounts") =>
    onDatabase(database.url, async (client) => {
      const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from ${table}`);
      return rows[0]!.count;
    });

  /** Begins a copy and kills it when a thousand accounts are copied. */
  async function killed(): Promise<void> {
    const copy = startCli(args());
    await block.reachedBy(1);
    copy.process.kill("SIGKILL");
    await copy.finished;
    await block.letGo();
    expect(await copied()).to.equal(1_000);
  }

  it("goes on where it was killed, and ends with all of it", async () => {
    await killed();
    const { code, stderr, stdout } = await runCli(args());
    expect(code, stderr).to.equal(0);
    expect(stderr).to.include("accounts: 1,100 rows, 1,000 of them before\n");
    expect(stdout).to.include("hold the same");
    expect(await contentsAt(database.url)).to.deep.equal(contentsOf(file));
  });

  it("leaves a database that no portal uses and no command reads, until it is whole", async () => {
    await killed();
    const env = { DEVPORTAL_DATABASE_URL: database.url };
    const data = join(folder, "portal");
    for (const command of [
      ["serve", "--data", data, "--port", "0"],
      ["account", "list"],
      ["copy", "--verify", "--from", `sqlite:${folder}`, "--to", database.url],
      ["copy", "--to", `sqlite:${data}`, "--from", database.url],
    ]) {
      const { code, stderr } = await runCli(command, "", env);
      expect([code, stderr.includes("holds the beginning of a copy")], stderr).to.deep.equal([1, true]);
    }
    await runCli(args());
    expect((await runCli(["account", "list"], "", env)).code).to.equal(0);
  });

  it("finds what was changed meanwhile, and leaves the database marked", async () => {
    await killed();
    onFile((source) =>
      source.exec("update accounts set first_name = 'Grace' where id = (select min(id) from accounts)"),
    );
    const { code, stdout, stderr } = await runCli(args());
    expect([code, stderr.split("\n").at(-2)]).to.deep.equal([
      1,
      "devportal: The databases differ in accounts: one of them was written to. While no portal runs on --from, copy it into a new database.",
    ]);
    expect(stdout).to.match(/^accounts .* DIFFERS$/m);
    const listed = await runCli(["account", "list", "--database-url", database.url]);
    expect(listed.stderr).to.include("holds the beginning of a copy");
  });

  it("does not go on when a portal has written meanwhile", async () => {
    await killed();
    onFile((source) =>
      source.exec(
        "insert into audit_events (id, at, action, target_type, target_id) values ('é', '', '', '', '')",
      ),
    );
    const { code, stderr } = await runCli(args());
    expect(code).to.equal(1);
    expect(stderr).to.include("--from was written to after this copy began");
    expect(await copied()).to.equal(1_000);
  });

  it("does not go on with another database", async () => {
    await killed();
    const other = join(folder, "other");
    await runCli(
      ["account", "create", "--data", other, "--email", "ada@example.com", "--password-stdin"],
      "correct horse",
    );
    const { code, stderr } = await runCli(args(other));
    expect(code).to.equal(1);
    expect(stderr).to.include("--to holds the beginning of a copy of another database");
    expect(await copied()).to.equal(1_000);
  });

  it("keeps everybody from the source while it is under way", async () => {
    const copy = startCli(args());
    await block.reachedBy(1);
    const { code, stderr } = await runCli(["account", "list", "--data", folder]);
    expect([code, stderr.includes("what else has it open")], stderr).to.deep.equal([1, true]);
    await block.letGo();
    expect((await copy.finished).code).to.equal(0);
  });

  it("ends with what is under way when it is told to stop, and says how to go on", async () => {
    const copy = startCli(args());
    await block.reachedBy(1);
    const told = new Promise<void>((resolve) =>
      copy.process.stderr.on("data", (said) => {
        if (String(said).includes("Once more")) resolve();
      }),
    );
    copy.process.kill("SIGINT");
    await told;
    await block.letGo();
    const { code, stderr } = await copy.finished;
    expect(code).to.equal(1);
    expect(stderr).to.include("The copy was interrupted.").and.to.include("the same command goes on");
    expect([await copied(), await copied("audit_events")]).to.deep.equal([rows, 0]);
    expect((await runCli(args())).code).to.equal(0);
    expect(await contentsAt(database.url)).to.deep.equal(contentsOf(file));
  });

  it("is made by one process at a time: of two, one is refused", async () => {
    const other = join(folder, "other");
    await cp(file, join(other, "devportal.db"));
    const both = [startCli(args())];
    await block.reachedBy(1);
    both.push(startCli(args(other)));
    await block.reachedBy(2);
    await block.letGo();
    const ended = await Promise.all(both.map(({ finished }) => finished));
    expect(ended.map(({ code }) => code)).to.deep.equal([0, 1]);
    expect(ended[1]!.stderr).to.include("Another copy to the same database is under way.");
    expect(await contentsAt(database.url)).to.deep.equal(contentsOf(file));
  });
});
