import { readdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { expect } from "chai";
import { told } from "../../../provider/export/words.ts";
import { newExporter, type Ended, type Exporter } from "../../support/exporter.ts";
import { newApp, startPortalStage, type PortalStage } from "../../support/portal-stage.ts";

const { version } = createRequire(import.meta.url)("pulumi-devportal/package.json") as { version: string };

const misunderstood: [words: string[], says: RegExp][] = [
  [[], /which command\? There is one: export/],
  [["exprot"], /"exprot" is no command/],
  [["export"], /--out DIR is missing/],
  [["export", "Bids", "--out", "x"], /"Bids" is too much: apps are named by --app/],
  [["export", "--out"], /'--out <value>' argument missing/],
  [["export", "--force", "--out", "x"], /Unknown option '--force'/],
];

describe("the command pulumi-devportal", function () {
  this.timeout(30_000);

  let stage: PortalStage;
  let exporter: Exporter;
  before(async () => {
    stage = await startPortalStage();
    await newApp(stage, { name: "Bids" });
    await newApp(stage, { name: "Managed", managedBy: "urn:pulumi:prod::p::devportal:index:App::m" });
    exporter = await newExporter({ DEVPORTAL_URL: stage.url, DEVPORTAL_TOKEN: stage.token });
  });
  after(async () => {
    await exporter?.remove();
    await stage?.stop();
  });

  /** It said what was wrong in words, and nothing was made. */
  async function expectRefused({ code, stdout, stderr }: Ended, expected: number, says: RegExp) {
    expect(stderr)
      .to.match(says)
      .and.not.to.match(/^ +at /m);
    expect([code, stdout]).to.deep.equal([expected, ""]);
    expect(await readdir(exporter.folder)).not.to.include("x");
  }

  for (const [words, says] of misunderstood) {
    it(`ends with 2 where it is not understood: ${words.join(" ")}`, async () => {
      const ended = await exporter.run(...words);
      await expectRefused(ended, 2, says);
      expect(ended.stderr).to.contain("--help");
    });
  }

  for (const [what, env, says] of [
    [
      "nothing says where the portal is",
      { DEVPORTAL_URL: "", DEVPORTAL_TOKEN: "" },
      /DEVPORTAL_URL and DEVPORTAL_TOKEN are not set/,
    ],
    ["the address is none", { DEVPORTAL_URL: "portal" }, /DEVPORTAL_URL must be an http or https address/],
    ["nothing listens there", { DEVPORTAL_URL: "http://127.0.0.1:1" }, /No answer from the portal/],
    ["the token is none of the portal's", { DEVPORTAL_TOKEN: "wrong" }, /401 unauthenticated/],
  ] as const) {
    it(`ends with 1 where ${what}`, async () => {
      await expectRefused(await exporter.runIn(env, "export", "--out", "x"), 1, says);
    });
  }

  it("ends with 1 where an app is not there", async () => {
    await expectRefused(
      await exporter.run("export", "--out", "x", "--app", "Bid"),
      1,
      /did you mean "Bids"\?/,
    );
  });

  it("says why where there is nothing to export", async () => {
    const ended = await exporter.run("export", "--out", "x", "--app", "Managed");
    await expectRefused(
      ended,
      1,
      /--managed exports them too:\n {2}App "Managed" \(urn:.*\)\n.*nothing was written/,
    );
  });

  it("says what it wrote, what it left out and what to type next, and no token", async () => {
    const { code, stdout, stderr } = await exporter.run("export", "--out", "it's here");
    expect(code).to.equal(0);
    expect(stdout).to.contain("it's here: 1 resource of 1 app, in 5 files\nNext:\n  cd 'it'\\''s here'\n");
    expect(stdout).to.contain(`pulumi config set devportal:url ${stage.url}\n`);
    expect(stderr).to.match(/^Left out, as other programs manage these; .*\n {2}App "Managed" \(.*\)\n$/);
    expect(stdout + stderr).not.to.contain(stage.token);
  });

  it("overwrites nothing", async () => {
    await exporter.run("export", "--out", "kept");
    await writeFile(join(exporter.folder, "kept/index.ts"), "mine");
    await expectRefused(await exporter.run("export", "--out", "kept"), 1, /kept is not empty/);
  });

  it("tells its version and how it is used", async () => {
    expect(await exporter.run("--version")).to.deep.equal({ code: 0, stdout: `${version}\n`, stderr: "" });
    const { code, stdout } = await exporter.run("export", "--help");
    expect(code).to.equal(0);
    for (const option of ["--out", "--app", "--plugin", "--managed", "DEVPORTAL_TOKEN"]) {
      expect(stdout).to.contain(option);
    }
  });

  it("names no more than a screen holds, and says how many there are", () => {
    const lines = told([
      { says: "These", about: Array.from({ length: 1_000 }, (_, index) => `${index}`) },
    ]).split("\n");
    expect(lines.slice(-3)).to.deep.equal(["  19", "  and 980 more", ""]);
  });
});
