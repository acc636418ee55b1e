import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, normalize } from "node:path";
import { promisify } from "node:util";
import { expect } from "chai";
import { repository } from "./sources.ts";

interface Manifest {
  name: string;
  exports: Record<string, string | Record<string, string>>;
  bin?: Record<string, string>;
}

/** The files that a package's tarball would hold. */
async function packed(folder: string): Promise<string[]> {
  const pack = ["pack", "--dry-run", "--json", "--offline", "-w", folder];
  const { stdout } = await promisify(execFile)("npm", pack, { cwd: repository });
  const [tarball] = Object.values(JSON.parse(stdout) as Record<string, { files: { path: string }[] }>);
  return tarball?.files.map(({ path }) => path) ?? [];
}

describe("a package as it is published", function () {
  this.timeout(120_000);

  for (const folder of ["provider", "portal"]) {
    const manifest = JSON.parse(readFileSync(join(repository, folder, "package.json"), "utf8")) as Manifest;

    it(`${manifest.name} brings what it names, a README and the license, and nothing that has no source`, async () => {
      writeFileSync(join(repository, folder, "dist/stale.js"), "// Of a source that is gone.\n");
      const files = await packed(folder);
      const named = Object.values(manifest.exports).flatMap((target) =>
        typeof target === "string" ? target : Object.values(target),
      );
      const wanted = [...named, ...Object.values(manifest.bin ?? {})].map(normalize);
      expect(files).to.include.members([...wanted, "README.md", "LICENSE"]);
      expect(files.filter((file) => /stale|generate\/|tsbuildinfo|\.test\./.test(file))).to.deep.equal([]);
    });
  }
});
