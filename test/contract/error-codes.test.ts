import { expect } from "chai";
import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { catalogue } from "../../portal/errors.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

describe("error codes", () => {
  const named = new Set(
    globSync(["provider/{client,core,resources,adapters}/*.ts", "provider/*.ts"], { cwd: root })
      .map((file) => readFileSync(`${root}${file}`, "utf8"))
      .flatMap((source) => [...source.matchAll(/(?<!typeof [\w?.]*)\bcode\s*[!=]==\s*"([a-z_]+)"/g)])
      .map(([, code]) => code),
  );

  it("that the provider tells apart are found in its source", () => {
    expect([...named]).to.include.members(["not_found", "claim_lost", "precondition_failed"]);
  });

  for (const code of named) {
    it(`that the provider tells apart are the portal's: ${code}`, () => {
      expect(catalogue).to.have.property(code ?? "");
    });
  }
});
