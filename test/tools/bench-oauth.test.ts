import BetterSqlite3 from "better-sqlite3";
import { expect } from "chai";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { goalLines } from "../../tools/bench/oauth/goals.ts";
import { tokenCheck } from "../../tools/bench/oauth/token-check.ts";
import { results } from "../../tools/bench/results.ts";
import { turns } from "../../tools/bench/turns.ts";

describe("The OAuth part of npm run bench", () => {
  it("gives every subject a turn in every round, and the first turn to another each time", () => {
    const order = turns(3, ["a", "b", "c"]).map(({ round, subject }) => `${round}${subject}`);
    expect(order).to.deep.equal(["1a", "1b", "1c", "2b", "2c", "2a", "3c", "3a", "3b"]);
  });

  it("says of every goal whether it is reached, and by how much", () => {
    const samples = new Map([
      ["ours", [{ tokens: 8 }]],
      ["peer", [{ tokens: 2 }]],
    ]);
    const goal = { case: "tokens", subject: "ours", of: "peer" };
    const goals = [
      { ...goal, ratio: 4 },
      { ...goal, ratio: 5 },
    ];
    expect(goalLines(results(samples, { tokens: "tokens/s" }), goals)).to.deep.equal([
      "goal reached: tokens, ours at least 4 of peer: 4",
      "goal missed: tokens, ours at least 5 of peer: 4",
    ]);
  });

  it("says nothing of goals whose case was left out", () => {
    expect(goalLines([], [{ case: "tokens", subject: "ours", of: "peer", ratio: 4 }])).to.deep.equal([]);
  });

  describe("looks an issued token up where the subject stores it", () => {
    const folder = mkdtempSync(join(tmpdir(), "devportal-"));
    const file = join(folder, "tokens.db");
    const database = new BetterSqlite3(file);
    const hash = (encoding: "hex" | "base64url") => createHash("sha256").update("known").digest(encoding);
    database.exec("create table tokens (form text)");
    after(() => {
      database.close();
      rmSync(folder, { recursive: true });
    });

    const forms = [
      ["itself", "known"],
      ["hex SHA-256", hash("hex")],
      ["base64url SHA-256", hash("base64url")],
    ] as const;
    for (const [storedAs, form] of forms) {
      it(`as ${storedAs}`, () => {
        const check = tokenCheck({ file, query: "select 1 from tokens where form = ?", storedAs });
        const answer = JSON.stringify({ access_token: "known" });
        expect(check.isRight(answer)).to.equal(false);
        expect(() => check.end()).to.throw("1 of 1 tokens are not stored");

        database.prepare("insert into tokens values (?)").run(form);
        const again = tokenCheck({ file, query: "select 1 from tokens where form = ?", storedAs });
        expect(again.isRight(answer)).to.equal(true);
        expect(() => again.end()).not.to.throw();
      });
    }
  });
});
