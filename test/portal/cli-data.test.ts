import BetterSqlite3 from "better-sqlite3";
import { expect } from "chai";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCli } from "../support/portal.ts";

const commands: Record<string, string[]> = {
  "account list": ["account", "list"],
  "token list": ["token", "list"],
  "token create": ["token", "create", "--email", "ada@example.com"],
  "token revoke": ["token", "revoke", "x"],
};

describe("the data folder of the command devportal", () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "devportal-"));
  });

  afterEach(() => rm(folder, { recursive: true }));

  const serve = (data: string) => runCli(["serve", "--data", data, "--port", "0"]);

  for (const [name, args] of Object.entries(commands)) {
    it(`is not made by ${name}`, async () => {
      const data = join(folder, "typo");
      const { code, stderr } = await runCli([...args, "--data", data]);
      expect([code, stderr]).to.deep.equal([
        1,
        `devportal: There is no portal data in ${data}: check --data.\n`,
      ]);
      expect(await readdir(folder)).to.deep.equal([]);
    });

    it(`is brought up to date by another command than ${name}`, async () => {
      const database = new BetterSqlite3(join(folder, "devportal.db"));
      const { code, stderr } = await runCli([...args, "--data", folder]);
      const tables = database.prepare("select name from sqlite_master").all();
      database.close();
      expect([code, tables]).to.deep.equal([1, []]);
      expect(stderr).to.include("holds no portal data").and.to.include("devportal serve");
    });
  }

  const wrong: { name: string; data: () => string; given?: () => Promise<unknown>; says: string }[] = [
    {
      name: "a file",
      data: () => join(folder, "state.out"),
      given: () => writeFile(join(folder, "state.out"), ""),
      says: "state.out is a file",
    },
    { name: "nothing", data: () => "", says: "It must name a folder" },
    { name: "a folder that the system does not let be made", data: () => "/proc/x/y", says: "--data" },
    {
      name: "a folder whose database is none",
      data: () => folder,
      given: () => writeFile(join(folder, "devportal.db"), "not a database ".repeat(100)),
      says: "devportal.db is no database",
    },
    {
      name: "a folder whose database is a folder",
      data: () => folder,
      given: () => mkdir(join(folder, "devportal.db")),
      says: "devportal.db cannot be opened",
    },
    {
      name: "a folder of a newer version",
      data: () => folder,
      given: async () => {
        await runCli(
          ["account", "create", "--data", folder, "--email", "ada@example.com", "--password-stdin"],
          "correct horse",
        );
        const database = new BetterSqlite3(join(folder, "devportal.db"));
        database.exec("insert into migrations values (999, 'future', '')");
        database.close();
      },
      says: "devportal: This data was written by a newer devportal",
    },
  ];
  for (const { name, data, given, says } of wrong) {
    it(`cannot be ${name}, and serve says so`, async () => {
      await given?.();
      const { code, stderr } = await serve(data());
      expect(code).to.equal(1);
      expect(stderr).to.include(says).and.not.to.include("failed");
    });
  }

  it("is made with the folders above it", async () => {
    const data = join(folder, "a", "b");
    const made = await runCli(
      ["account", "create", "--data", data, "--email", "ada@example.com", "--password-stdin"],
      "correct horse",
    );
    expect(made.stderr).to.equal("");
    expect(await readdir(data)).to.include("devportal.db");
  });
});
