import { spawnSync } from "node:child_process";
import { expect } from "chai";
import { requireEngine } from "../support/engine.ts";
import { repository } from "../repository/sources.ts";

describe("set-up", function () {
  this.timeout(60_000);

  it("tells a Node that is too old what to do, in one message", () => {
    const pretend =
      'data:text/javascript,Object.defineProperty(process.versions, "node", { value: "18.20.8" })';
    const { status, stderr } = setUp("--import", pretend);
    expect(status).to.equal(1);
    expect(stderr).to.match(
      /^This repository needs Node 20 or newer.+this is Node 18\.20\.8\..+nodejs\.org.+\n$/,
    );
  });

  it("is silent and successful where everything is there", async function () {
    await requireEngine.call(this);
    const { status, stdout, stderr } = setUp();
    expect(status, stderr).to.equal(0);
    expect(stdout + stderr).not.to.include("Installing");
  });
});

function setUp(...flags: string[]) {
  const all = [...flags, "tools/set-up.mjs", "--engine-optional"];
  return spawnSync(process.execPath, all, { cwd: repository, encoding: "utf8" });
}
