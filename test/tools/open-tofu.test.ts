import { expect } from "chai";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { downloadModule } from "../../tools/open-tofu/module.ts";

const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => "nothing",
    (error: unknown) => (error as Error).message,
  );

describe("A Go module that npm run bench builds from", () => {
  const folder = mkdtempSync(join(tmpdir(), "devportal-"));
  const { PATH } = process.env;
  const module = { path: "example.com/tool", version: "v1.0.0", sum: "h1:expected" };
  after(() => {
    process.env.PATH = PATH;
    rmSync(folder, { recursive: true });
  });

  it("is not there without Go, which is said", async () => {
    process.env.PATH = folder;
    expect(await failure(downloadModule(module))).to.equal("no Go on PATH");
  });

  for (const { sum, says } of [
    { sum: "h1:expected", says: undefined },
    { sum: "h1:other", says: "example.com/tool@v1.0.0 is not what it was: h1:other instead of h1:expected." },
  ]) {
    it(`is ${says ? "refused" : "taken"} when its checksum is ${sum}`, async () => {
      const answer = JSON.stringify({ Dir: "the folder", Sum: sum });
      writeFileSync(join(folder, "go"), `#!/bin/sh\necho '${answer}'\n`);
      chmodSync(join(folder, "go"), 0o755);
      process.env.PATH = folder;
      if (says) expect(await failure(downloadModule(module))).to.equal(says);
      else expect(await downloadModule(module)).to.equal("the folder");
    });
  }
});
