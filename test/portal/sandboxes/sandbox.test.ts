import { expect } from "chai";
import { newSealingKey, sealingKeys, type SealingKeys } from "../../../portal/sealing.ts";
import { presentSandbox } from "../../../portal/sandboxes/sandbox.ts";
import type { ClientSecretsTable, SandboxesTable } from "../../../portal/store/tables.ts";

describe("whether a sandbox's secret can be viewed", () => {
  const key = newSealingKey();
  const sealed = sealingKeys([key]).seal("secret", "client_secrets/1");
  const row = { id: "1", redirect_uris: "[]", status: "ready" } as SandboxesTable;
  const secret = { id: "1", is_current: 1, sealed } as ClientSecretsTable;
  const viewable = (keys: SealingKeys) =>
    presentSandbox({ keys, now: "2026-01-02T03:04:05.000Z" }, row, [secret]).secretViewable;

  it("is told without opening it, which a page of sandboxes would do 500 times", () => {
    let opened = 0;
    const keys = { ...sealingKeys([key]), open: () => String(++opened) };
    expect([viewable(keys), opened]).to.deep.equal([true, 0]);
  });

  it("hangs on the key that sealed it, also when another one seals now", () => {
    expect(viewable(sealingKeys([newSealingKey(), key]))).to.equal(true);
    expect(viewable(sealingKeys([newSealingKey()]))).to.equal(false);
  });
});
