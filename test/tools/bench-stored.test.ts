import BetterSqlite3 from "better-sqlite3";
import { expect } from "chai";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { storedCheck } from "../../tools/bench/portal/stored-check.ts";

describe("npm run bench looks what was made up where the subject stores it", () => {
  const folder = mkdtempSync(join(tmpdir(), "devportal-"));
  const file = join(folder, "made.db");
  const database = new BetterSqlite3(file);
  const hash = (encoding: "hex" | "base64url") => createHash("sha256").update("known").digest(encoding);
  database.exec("create table made (form text)");
  after(() => {
    database.close();
    rmSync(folder, { recursive: true });
  });
  const checkOf = (storedAs: "itself" | "hex SHA-256" | "base64url SHA-256") =>
    storedCheck({ property: "id", file, query: "select 1 from made where form = ?", storedAs });

  const forms = [
    ["itself", "known"],
    ["hex SHA-256", hash("hex")],
    ["base64url SHA-256", hash("base64url")],
  ] as const;
  for (const [storedAs, form] of forms) {
    it(`as ${storedAs}`, () => {
      const check = checkOf(storedAs);
      const answer = JSON.stringify({ id: "known" });
      expect(check.isRight(answer)).to.equal(false);
      expect(() => check.end()).to.throw("1 of 1 are not stored");

      database.prepare("insert into made values (?)").run(form);
      const again = checkOf(storedAs);
      expect(again.isRight(answer)).to.equal(true);
      expect(() => again.end()).not.to.throw();
    });
  }

  it("and takes an answer that tells of nothing for a wrong one, and no answers at all for a failure", () => {
    const check = checkOf("itself");
    expect(check.isRight(JSON.stringify({ error: "no" }))).to.equal(false);
    expect(() => check.end()).to.throw("0 of 0 are not stored");
  });
});
