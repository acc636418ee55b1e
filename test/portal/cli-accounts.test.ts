import { expect } from "chai";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { verifyPassword } from "../../portal/accounts/passwords.ts";
import { openDataFolder } from "../../portal/data-folder.ts";
import type { Store } from "../../portal/store/store.ts";
import { onEachDatabase } from "../support/databases.ts";
import { runCli, spawnPortal } from "../support/portal.ts";

const email = "ada@example.com";
const first = "correct horse battery";
const second = "battery horse correct";

onEachDatabase("devportal account set-password", function () {
  this.timeout(30_000);

  let data: string;
  let store: Store;

  before(async () => {
    data = await mkdtemp(join(tmpdir(), "devportal-"));
    await runCli(["account", "create", "--data", data, "--email", email, "--password-stdin"], first);
    store = await openDataFolder(data);
  });

  after(async () => {
    await store.close();
    await rm(data, { recursive: true });
  });

  const setPassword = (password: string, of = email) =>
    runCli(["account", "set-password", "--data", data, "--email", of, "--password-stdin"], password);

  const account = () =>
    store.read((db) => db.selectFrom("accounts").select(["id", "password_hash"]).executeTakeFirstOrThrow());

  it("sets the password and ends the sessions, and writes both down", async () => {
    const { id } = await account();
    const now = new Date().toISOString();
    const session = { id: "x", account_id: id, hash: "x", address: null, created_at: now, last_used_at: now };
    await store.write((db) => db.insertInto("sessions").values(session).execute());
    expect(await setPassword(`${second}\n`, "ADA@example.com")).to.deep.include({ code: 0, stderr: "" });
    const { password_hash: hash } = await account();
    expect([await verifyPassword(first, hash), await verifyPassword(second, hash)]).to.deep.equal([
      false,
      true,
    ]);
    expect(await store.read((db) => db.selectFrom("sessions").selectAll().execute())).to.deep.equal([]);
    const events = await store.read((db) =>
      db.selectFrom("audit_events").select("action").orderBy("id").execute(),
    );
    expect(events.map(({ action }) => action)).to.include.members([
      "account.password_changed",
      "account.signed_out_everywhere",
    ]);
  });

  const refusals: { name: string; password?: string; of?: string; says: string }[] = [
    { name: "an unknown address", of: "eve@example.com", says: "There is no account for eve@example.com" },
    {
      name: "a password of 7 characters",
      password: "abcdef\u{1f600}",
      says: "must be at least 8 characters",
    },
    { name: "one of 257", password: "a".repeat(257), says: "must be at most 256 characters" },
  ];
  for (const { name, password = first, of, says } of refusals) {
    it(`refuses ${name}, and changes nothing`, async () => {
      const before = await account();
      const { code, stdout, stderr } = await setPassword(password, of);
      expect([code, stdout]).to.deep.equal([1, ""]);
      expect(stderr).to.include(says);
      expect(await account()).to.deep.equal(before);
    });
  }
});

onEachDatabase("the link to set the portal up", function () {
  this.timeout(30_000);

  let folder: string;
  const data = () => join(folder, "data");
  const links = (log: string[]) => log.filter((line) => line.includes("/set-up?token="));

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "devportal-"));
  });

  after(() => rm(folder, { recursive: true }));

  it("is printed once to stderr, and not to the log file, while there is no account", async () => {
    const logFile = join(folder, "log");
    const portal = await spawnPortal({ data: data(), account: false, args: ["--log-file", logFile] });
    await portal.logged("/set-up?token=");
    const { stop, url, log } = portal;
    await stop();
    const says = "devportal: there is no account yet. Make the first one within a day, once: ";
    expect(links(log)).to.have.length(1);
    expect(links(log)[0])
      .to.match(/[?]token=[\w-]{43}$/)
      .and.to.include(`${says}${url}/set-up?token=`);
    expect(await readFile(logFile, "utf8"))
      .to.include("listening")
      .and.not.to.include("set-up");
  });

  it("names the public address, and replaces that of an earlier start", async () => {
    const args = ["--public-url", "https://portal.example.com"];
    const portal = await spawnPortal({ data: data(), account: false, args });
    await portal.logged("https://portal.example.com/set-up?token=");
    await portal.stop();
    const store = await openDataFolder(data());
    const kept = await store.read((db) => db.selectFrom("one_time_links").select("purpose").execute());
    await store.close();
    expect(kept).to.deep.equal([{ purpose: "set-up" }]);
  });

  it("is not printed once there is an account", async () => {
    const portal = await spawnPortal({ data: data() });
    await portal.stop();
    expect(links(portal.log)).to.deep.equal([]);
  });
});

onEachDatabase("devportal serve, given a mail server", () => {
  const url = "smtp://ada:hunter22@mail.example.com";
  const serve = (args: string[], env = {}) => runCli(["serve", "--data", "unused", ...args], "", env);

  const refusals: { name: string; args: string[]; env?: Record<string, string>; says: string }[] = [
    { name: "no sender", args: ["--smtp-url", url], says: "--mail-from" },
    {
      name: "no sender, by the environment",
      args: [],
      env: { DEVPORTAL_SMTP_URL: url },
      says: "--mail-from",
    },
    {
      name: "a sender that is no address",
      args: ["--smtp-url", url, "--mail-from", "portal"],
      says: "must be an e-mail address",
    },
    ...[
      "http://ada:hunter22@mail.example.com",
      "smtp://",
      `${url}#1`,
      "smtp://ada:hunter22%@x",
      "hunter22",
    ].map((wrong) => ({
      name: `the URL ${wrong}`,
      args: ["--smtp-url", wrong],
      says: "--smtp-url must be like",
    })),
  ];
  for (const { name, args, env, says } of refusals) {
    it(`refuses ${name}, and shows no password`, async () => {
      const { code, stdout, stderr } = await serve(args, env);
      expect([code, stdout]).to.deep.equal([1, ""]);
      expect(stderr).to.include(says).and.not.to.include("hunter22");
    });
  }
});
