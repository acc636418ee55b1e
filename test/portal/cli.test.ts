import { expect } from "chai";
import { execFile } from "node:child_process";
import { mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { runCli } from "../support/portal.ts";

const password = "correct horse battery";
const token = /^dpt_[A-Za-z0-9_-]{43}\n$/;

describe("the command devportal", () => {
  let data: string;

  before(async () => {
    data = join(await mkdtemp(join(tmpdir(), "devportal-")), "data");
    await makeAccount("ada@example.com");
    await makeAccount("bob@example.com");
  });

  after(() => rm(join(data, ".."), { recursive: true }));

  const newAccount = () => ["account", "create", "--data", data, "--email", "new@example.com"];

  const makeAccount = (email: string) =>
    runCli(["account", "create", "--data", data, "--email", email, "--password-stdin"], `${password}\n`);

  it("makes accounts, of which the first is an operator, in a folder only its owner can read", async () => {
    const { stdout } = await runCli(["account", "list", "--data", data]);
    expect(stdout)
      .to.match(/ada@example\.com +yes/)
      .and.to.match(/bob@example\.com +no/);
    expect((await stat(data)).mode & 0o777).to.equal(0o700);
  });

  it("prints a token alone, and lists and revokes it", async () => {
    const made = await runCli(["token", "create", "--email", "bob@example.com", "--name", "ci"], "", {
      DEVPORTAL_DATA: data,
    });
    expect(made).to.deep.include({ code: 0, stderr: "" });
    expect(made.stdout).to.match(token);
    const list = () => runCli(["token", "list", "--data", data]);
    const [, row = ""] = (await list()).stdout.split("\n");
    expect(row).to.match(/bob@example\.com +ci +read,write +active +20\d\d\S+ +never/);
    expect(row).not.to.include(made.stdout.trim());
    const [id = ""] = row.split(" ");
    expect((await runCli(["token", "revoke", id, "--data", data])).code).to.equal(0);
    expect((await list()).stdout).to.match(/revoked +20\d\d/);
  });

  const refusals: { name: string; args: () => string[]; stdin?: string; says: string }[] = [
    {
      name: "an account that exists",
      args: () => ["account", "create", "--data", data, "--email", "ADA@example.com", "--password-stdin"],
      stdin: password,
      says: "There is an account for ADA@example.com already",
    },
    {
      name: "a short password",
      args: () => ["account", "create", "--data", data, "--email", "new@example.com", "--password-stdin"],
      stdin: "short",
      says: "at least 8 characters",
    },
    {
      name: "a password that is not on standard input",
      args: () => ["account", "create", "--data", data, "--email", "new@example.com"],
      says: "--password-stdin",
    },
    {
      name: "an address that is none",
      args: () => ["account", "create", "--data", data, "--email", "new", "--password-stdin"],
      says: "must be an e-mail address",
    },
    ...[
      {
        name: "an escape sequence in a first name",
        first: "Ada\u001b[31m",
        says: "must not contain line breaks",
      },
      { name: "a line break in a first name", first: "Ada\nLovelace", says: "must not contain line breaks" },
      { name: "a first name of 81 characters", first: "a".repeat(81), says: "must be at most 80 characters" },
    ].map(({ name, first, says }) => ({
      name,
      args: () => [...newAccount(), "--password-stdin", "--first-name", first],
      stdin: password,
      says,
    })),
    {
      name: "an address of 255 characters",
      args: () => ["token", "create", "--data", data, "--email", `${"a".repeat(243)}@example.com`],
      says: "must be at most 254 characters",
    },
    {
      name: "an escape sequence in the name of a token",
      args: () => ["token", "create", "--data", data, "--email", "ada@example.com", "--name", "\u001b[2J"],
      says: "must not contain line breaks",
    },
    {
      name: "a token without a name",
      args: () => ["token", "create", "--data", data, "--email", "ada@example.com", "--name", " "],
      says: "must not be empty",
    },
    {
      name: "a proxy that is no address",
      args: () => ["serve", "--data", data, "--port", "0", "--trust-proxy", "127.0.0.1,10.0.0.0/33"],
      says: "10.0.0.0/33 is no address",
    },
    {
      name: "a wrong option, and says where help is",
      args: () => ["token", "create", "--data", data, "--mail", "ada@example.com"],
      says: "--help shows what is possible",
    },
    {
      name: "a token for nobody",
      args: () => ["token", "create", "--data", data, "--email", "new@example.com"],
      says: "devportal account create",
    },
    {
      name: "a scope that is none",
      args: () => ["token", "create", "--data", data, "--email", "ada@example.com", "--scopes", "read,admin"],
      says: "admin is no scope: choose of read, write, secrets, operator",
    },
    {
      name: "the scope operator for who is none",
      args: () => ["token", "create", "--data", data, "--email", "bob@example.com", "--scopes", "operator"],
      says: "no operator",
    },
    {
      name: "a time that is none",
      args: () => ["token", "create", "--data", data, "--email", "ada@example.com", "--expires", "soon"],
      says: "like 90d or 12h",
    },
    {
      name: "an app of somebody else",
      args: () => ["token", "create", "--data", data, "--email", "ada@example.com", "--apps", "x"],
      says: "has no app x",
    },
    {
      name: "to revoke what does not exist",
      args: () => ["token", "revoke", "x", "--data", data],
      says: "devportal token list",
    },
    {
      name: "a port that is none",
      args: () => ["serve", "--data", data, "--port", "65536"],
      says: "from 0 to 65535",
    },
    {
      name: "a host of another machine",
      args: () => ["serve", "--data", data, "--port", "0", "--host", "192.0.2.1"],
      says: "--host",
    },
    {
      name: "a data folder below a file",
      args: () => ["serve", "--data", `${fileURLToPath(import.meta.url)}/x`, "--port", "0"],
      says: "choose another with --data",
    },
    {
      name: "a log file that cannot be",
      args: () => ["serve", "--data", data, "--port", "0", "--log-file", "/nowhere/portal.log"],
      says: "--log-file",
    },
  ];
  for (const { name, args, stdin, says } of refusals) {
    it(`refuses ${name} in one sentence`, async () => {
      const { code, stdout, stderr } = await runCli(args(), stdin);
      expect([code, stdout]).to.deep.equal([1, ""]);
      expect(stderr).to.include(says);
      expect(stderr).not.to.match(/^ +at /m);
    });
  }

  it("says that a port is in use", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as AddressInfo;
    const { code, stderr } = await runCli(["serve", "--data", data, "--port", String(port)]);
    other.close();
    expect(code).to.equal(1);
    expect(stderr).to.include(`Port ${port} on 127.0.0.1 is in use`).and.to.include("--port");
  });

  it("says with --help which proxies are trusted", async () => {
    const { stdout } = await runCli(["serve", "--help"]);
    expect(stdout).to.include("--trust-proxy <addresses>").and.to.include("DEVPORTAL_TRUST_PROXY");
  });

  it("shows examples with --help", async () => {
    for (const command of [["serve"], ["account", "create"], ["token", "create"]]) {
      const { code, stdout } = await runCli([...command, "--help"]);
      expect(code).to.equal(0);
      expect(stdout).to.include("Examples:").and.to.include("DEVPORTAL_DATA");
    }
  });

  it("tells a Node that is too old what to do", async () => {
    const guard = fileURLToPath(new URL("../../portal/bin/devportal.cjs", import.meta.url));
    const old = join(data, "old-node.cjs");
    await writeFile(
      old,
      `Object.defineProperty(process.versions, "node", { value: "22.13.9" }); require(${JSON.stringify(guard)});`,
    );
    const error = await promisify(execFile)(process.execPath, [old]).catch((failure: unknown) => failure);
    expect(error).to.have.property("code", 1);
    expect(error).to.have.property("stderr").that.includes("needs Node 22.14 or newer, and this is 22.13.9");
  });
});
