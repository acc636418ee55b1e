import { expect } from "chai";
import { onEachDatabase } from "../support/databases.ts";
import type { TestPortal } from "../support/portal.ts";
import { newApp, startStage, succeed } from "../support/stage.ts";

/** The writes by people without a role in the app; those by its members stand with their permissions. */
const writes: [path: string, body?: object][] = [
  ["{app}/production-credentials/approve"],
  ["{app}/production-credentials/reject", { reason: "No website." }],
  ["/invitations/{invitation}/accept"],
  ["/invitations/{invitation}/decline"],
];

onEachDatabase("a write by somebody without a role in the app", () => {
  let portal: TestPortal;
  let token: string;
  before(async () => {
    const stage = await startStage();
    portal = stage.portal;
    token = stage.owner.token;
    await succeed(portal, token, "PATCH", "/settings", { body: { approvalRequired: true } });
  });
  after(() => portal.stop());

  for (const [path, body] of writes) {
    it(`holds the app while it looks: POST ${path}`, async () => {
      const { token: owner } = await portal.account(`ada${path}@example.com`);
      const app = await newApp(portal, owner);
      await succeed(portal, owner, "POST", `${app}/production-credentials`);
      const invited = { body: { email: "owner@example.com" } };
      const { id } = await succeed(portal, owner, "POST", `${app}/collaborators`, invited);

      const held: string[] = [];
      const { rowLock } = portal.store.dialect;
      portal.store.dialect = {
        ...portal.store.dialect,
        rowLock: (...tables) => (held.push(...tables), rowLock(...tables)),
      };
      await succeed(portal, token, "POST", path.replace("{app}", app).replace("{invitation}", id), { body });
      expect(held).to.include("apps");
    });
  }
});
