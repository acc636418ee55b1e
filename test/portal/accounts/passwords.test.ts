import { expect } from "chai";
import { scryptSync } from "node:crypto";
import { hashPassword, verifyPassword } from "../../../portal/accounts/passwords.ts";

const right = "correct horse battery";

describe("a password", () => {
  let stored: string;

  before(async () => {
    stored = await hashPassword(right);
  });

  it("is kept as a hash of its own that names its cost", async () => {
    expect(stored).to.match(/^scrypt\$131072\$8\$1\$[\w-]{22}\$[\w-]{43}$/);
    expect(await hashPassword(right)).not.to.equal(stored);
  });

  it("is verified, however its letters are composed", async () => {
    expect(await verifyPassword(right, stored)).to.equal(true);
    const composed = await hashPassword("caf\u00e9 au lait");
    expect(await verifyPassword("cafe\u0301 au lait", composed)).to.equal(true);
  });

  for (const wrong of ["correct horse batterz", "Correct horse battery", `${right} `, ""]) {
    it(`is not ${JSON.stringify(wrong)}`, async () => {
      expect(await verifyPassword(wrong, stored)).to.equal(false);
    });
  }

  for (const [name, hash] of [
    ["no hash", undefined],
    ["a hash that is none", "none"],
    ["a hash without a key", "scrypt$1024$8$1$c2FsdA$"],
  ] as const) {
    it(`is refused where there is ${name}`, async () => {
      expect(await verifyPassword(right, hash)).to.equal(false);
    });
  }

  it("is verified at the cost it was hashed at", async () => {
    const salt = Buffer.from("a salt of its own");
    const key = scryptSync(right, salt, 32, { N: 1024, r: 4, p: 2 });
    const older = ["scrypt", 1024, 4, 2, salt.toString("base64url"), key.toString("base64url")].join("$");
    expect(await verifyPassword(right, older)).to.equal(true);
    expect(await verifyPassword("wrong", older)).to.equal(false);
    expect(await verifyPassword(right, older.replace("$1024$4$", "$2048$4$"))).to.equal(false);
  });
});
