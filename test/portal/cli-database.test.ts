import { expect } from "chai";
import { access, copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCli, spawnPortal } from "../support/portal.ts";
import { newDatabase, type TestDatabase } from "../support/postgres/server.ts";

const isThere = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );

describe("devportal on a PostgreSQL database", function () {
  this.timeout(60_000);

  let database: TestDatabase;
  let folders: string[];
  beforeEach(async () => {
    database = await newDatabase();
    folders = [];
    for (let n = 0; n < 2; n++) folders.push(await mkdtemp(join(tmpdir(), "devportal-")));
  });
  afterEach(async () => {
    await database.drop();
    for (const folder of folders) await rm(folder, { recursive: true });
  });

  const env = () => ({ DEVPORTAL_DATABASE_URL: database.url });
  const keysIn = (folder = "") => join(folder, "sealing-keys");
  const serve = (data: string, args: string[] = []) =>
    spawnPortal({ data, databaseUrl: database.url, account: false, args });

  it("keeps everything there: a token made by the command works at the portal", async () => {
    await runCli(
      ["account", "create", "--email", "ada@example.com", "--password-stdin"],
      "correct horse",
      env(),
    );
    const made = await runCli(["token", "create", "--email", "ada@example.com"], "", env());
    const portal = await serve(folders[0] ?? "");
    const headers = { authorization: `Bearer ${made.stdout.trim()}` };
    const me = (await (await fetch(`${portal.url}/api/v1/me`, { headers })).json()) as { email: string };
    expect(me.email).to.equal("ada@example.com");
    await portal.stop();
    expect(await isThere(join(folders[0] ?? "", "devportal.db"))).to.equal(false);
  });

  it("refuses to start on another machine without the sealing keys, and makes none there", async () => {
    const [one = "", other = ""] = folders;
    const portal = await serve(one);
    const refused = await runCli(["serve", "--data", other, "--port", "0"], "", env());
    expect(refused.code).to.equal(1);
    expect(refused.stderr).to.include("copy the file from a machine where the portal runs");
    expect(await isThere(keysIn(other))).to.equal(false);

    await copyFile(keysIn(one), keysIn(other));
    const second = await serve(other);
    await second.stop();
    const third = await serve(other, ["--sealing-keys", keysIn(one)]);
    await third.stop();
    await portal.stop();
  });

  it("gives one of two that start at once on an empty database the keys, and refuses the other", async () => {
    const started = await Promise.allSettled(folders.map((folder) => serve(folder)));
    const running = started.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
    const refusals = started.flatMap((each) => (each.status === "rejected" ? [String(each.reason)] : []));
    for (const portal of running) await portal.stop();
    expect(running).to.have.length(1);
    expect(refusals[0]).to.include("The sealing keys of this database are not in");
    const keys = await Promise.all(folders.map((folder) => isThere(keysIn(folder))));
    expect(keys.filter(Boolean)).to.have.length(1);
  });

  for (const [title, url, said] of [
    ["that is none", "mysql://portal:planted@localhost/portal", "must be like postgres://"],
    ["whose server is not there", "postgres://portal:planted@127.0.0.1:1/portal", "ECONNREFUSED"],
    [
      "whose password is not encoded",
      "postgres://portal:plan@ted@127.0.0.1:port/x",
      "must be like postgres://",
    ],
  ] as const) {
    it(`refuses a database URL ${title} in one sentence that holds no password`, async () => {
      for (const command of [
        ["serve", "--port", "0"],
        ["account", "list"],
      ]) {
        const { code, stderr } = await runCli(command, "", { DEVPORTAL_DATABASE_URL: url });
        expect(code).to.equal(1);
        expect(stderr)
          .to.match(/^devportal: The database .*\n$/)
          .and.to.include(said);
        expect(stderr).to.not.match(/plan|ted@/);
      }
    });
  }
});
