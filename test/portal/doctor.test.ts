import BetterSqlite3 from "better-sqlite3";
import { expect } from "chai";
import { chmodSync, truncateSync } from "node:fs";
import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { examine } from "../../portal/doctor/examine.ts";
import { checkSqlite, room } from "../../portal/doctor/sqlite.ts";
import { newSealingKey, sealingKeys } from "../../portal/sealing.ts";
import { openSqliteStore } from "../../portal/store/sqlite.ts";
import { damageTable } from "../support/damaged-file.ts";
import { runCli } from "../support/portal.ts";

const future = "2999-01-01T00:00:00.000Z";
const past = new Date(Date.now() - 86_400_000).toISOString();
const { id, key } = newSealingKey();
const check = sealingKeys([{ id, key }]).seal("devportal", `sealing_keys/${id}`);
const sealedWithKey = `
  insert into sealing_keys values ('${id}', '${check}', '');
  pragma foreign_keys = off;
  insert into client_secrets (id, client_id, number, hash, fingerprint, is_current, created_at, sealed)
    values ('s', 'c', 1, 'h', 'f', 1, '', '${id}.x.y')`;

describe("devportal doctor", function () {
  this.timeout(20_000);
  let made: string;
  let folder: string;
  let data: string;

  before(async () => {
    made = await mkdtemp(join(tmpdir(), "devportal-"));
    await (await openSqliteStore(join(made, "devportal.db"))).close();
    chmodSync(join(made, "devportal.db"), 0o600);
  });
  after(() => rm(made, { recursive: true }));
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "devportal-"));
    data = join(folder, "data");
    await cp(made, data, { recursive: true });
    chmodSync(data, 0o700);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const change = (sql: string) => {
    const database = new BetterSqlite3(join(data, "devportal.db")).unsafeMode();
    database.exec(sql);
    database.close();
  };
  const keysFile = (text: string) => writeFile(join(data, "sealing-keys"), text, { mode: 0o600 });
  const notWell = async () =>
    (await examine({ data })).filter(({ status, check }) => status !== "ok" && check !== "disk");

  it("shows what it looked at, and ends with 0 where nothing has failed", async () => {
    const { code, stdout, stderr } = await runCli(["doctor", "--data", data]);
    expect([code, stderr], stdout).to.deep.equal([0, ""]);
    const [head, ...lines] = stdout.trimEnd().split("\n");
    expect(head).to.equal("CHECK         STATUS  WHAT IS THERE");
    const checks = ["files", "database", "sealing keys", "outbox", "clock", "integrity", "log", "disk"];
    expect(lines.map((line) => line.split(/ {2,}/)[0])).to.deep.equal(checks);
    expect(await notWell()).to.deep.equal([]);
  });

  it("ends with 1 where something has failed", async () => {
    const { code, stdout } = await runCli(["doctor", "--data", join(folder, "typo")]);
    expect(code).to.equal(1);
    expect(stdout).to.include("fail").and.to.include("There is no portal data");
  });

  const faults: [name: string, spoil: () => unknown, found: [string, string, RegExp]][] = [
    ["a folder that others can read", () => chmodSync(data, 0o755), ["files", "warn", /chmod go= /]],
    [
      "data of a newer version",
      () => change("insert into migrations values (999, 'future', '')"),
      ["database", "fail", /newer devportal/],
    ],
    [
      "data of an older version",
      () => change("delete from migrations where number > 3"),
      ["database", "fail", /older devportal/],
    ],
    [
      "a damaged table",
      () => damageTable(join(data, "devportal.db"), "logos"),
      ["integrity", "fail", /logos|page|devportal restore/],
    ],
    [
      "an index that does not agree with its table",
      () =>
        change(`insert into settings values ('one', '1', ''); pragma writable_schema = on;
          create index x on settings (value); create index y on settings (name, value);
          update sqlite_master set sql = replace(sql, '(value)', '(name)') where name = 'x'`),
      ["integrity", "fail", /index x/],
    ],
    [
      "rows that refer to none",
      () => change("pragma foreign_keys = off; insert into sessions values ('s', 'gone', 'h', null, '', '')"),
      ["integrity", "fail", /1 rows of sessions refer to rows of accounts/],
    ],
    [
      "a lost file of sealing keys",
      () => change(sealedWithKey),
      ["sealing keys", "fail", /Put the file back/],
    ],
    [
      "a lost sealing key",
      async () => {
        change(sealedWithKey);
        await keysFile(`other ${key.toString("base64url")}\n`);
      },
      ["sealing keys", "fail", /1 sandbox secret/],
    ],
    [
      "another sealing key under the same id",
      async () => {
        change(sealedWithKey);
        await keysFile(`${id} ${newSealingKey().key.toString("base64url")}\n`);
      },
      ["sealing keys", "fail", /another key/],
    ],
    [
      "mails that wait",
      () =>
        change(
          `insert into outbox (id, recipient, subject, body, created_at) values ('m', 'r', 's', 'b', '${past}')`,
        ),
      ["outbox", "warn", /^1 mail waits/],
    ],
    [
      "a clock that was set back",
      () =>
        change(
          `insert into audit_events (id, at, action, target_type, target_id) values ('z', '${future}', 'a', 't', 'i')`,
        ),
      ["clock", "fail", /set the clock/],
    ],
  ];
  for (const [name, spoil, [where, status, says]] of faults) {
    it(`finds ${name}, and nothing else`, async () => {
      await spoil();
      const found = await notWell();
      const named = found.find(({ check }) => check === where);
      expect(named).to.include({ status });
      expect(named?.says).to.match(says);
      // Secrets that are made up refer to clients that are not there.
      expect(found.filter((each) => each !== named && each.check !== "integrity")).to.deep.equal([]);
    });
  }

  it("warns of a log that has grown", async () => {
    const file = join(data, "devportal.db");
    await writeFile(`${file}-wal`, "");
    truncateSync(`${file}-wal`, 300e6);
    expect(checkSqlite(file).find(({ check }) => check === "log")).to.include({ status: "warn" });
  });

  it("warns of a disk on which the data cannot grow, and fails where it is all but full", () => {
    const rooms = [10e6, 400e6, 1e9, 3e9].map((free) => room(free, 1e9).status);
    expect(rooms).to.deep.equal(["fail", "warn", "warn", "ok"]);
  });

  for (const [answer, status] of [
    [200, "ok"],
    [503, "fail"],
    [301, "fail"],
  ] as const) {
    it(`says ${status} of a public URL that answers ${answer}`, async () => {
      const server = createServer((request, response) => {
        response.writeHead(request.url === "/readyz" ? answer : 500, { location: "/readyz" }).end();
      }).listen(0, "127.0.0.1");
      await new Promise((resolve) => server.once("listening", resolve));
      const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const findings = await examine({ data, publicUrl });
      server.close();
      server.closeAllConnections();
      expect(findings.at(-1)).to.include({ check: "public URL", status });
      const gone = await examine({ data, publicUrl });
      expect(gone.at(-1)).to.include({ check: "public URL", status: "fail" });
    });
  }
});
