import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import type { TestPortal } from "../../support/portal.ts";
import { newApp, startStage, succeed, type Json } from "../../support/stage.ts";

onEachDatabase("the portal's settings", () => {
  let portal: TestPortal;
  let owner: { id: string; token: string };
  before(async () => {
    ({ portal, owner } = await startStage());
  });
  after(() => portal.stop());

  const change = (body: object, token = owner.token) => portal.send("PATCH", "/settings", { token, body });
  const events = () =>
    portal.store.read((db) =>
      db.selectFrom("audit_events").select("detail").where("action", "=", "settings.updated").execute(),
    );

  it("are not changed by a token that is limited to certain apps", async () => {
    const app = await newApp(portal, owner.token);
    const limited = await portal.token(owner.id, { appIds: [app.replace("/apps/", "")] });
    const answer = await change({ approvalRequired: true }, limited);
    expect([answer.status, answer.json<Json>().error.code]).to.deep.equal([403, "forbidden"]);
    expect(await succeed(portal, owner.token, "GET", "/settings")).to.include({ approvalRequired: false });
  });

  it("stay as they are where a change does not name them", async () => {
    await change({ sandboxGenerationSeconds: 7, signUp: "open" });
    await change({ approvalRequired: true });
    const all = { approvalRequired: true, sandboxGenerationSeconds: 7, signUp: "open" };
    expect(await succeed(portal, owner.token, "GET", "/settings")).to.deep.equal(all);
    await change({ approvalRequired: false, sandboxGenerationSeconds: 2, signUp: "invitation" });
  });

  it("are written down when they change, and only what changes", async () => {
    const before = await events();
    for (const body of [{}, { approvalRequired: false }]) expect((await change(body)).status).to.equal(200);
    expect(await events()).to.deep.equal(before);
    await change({ approvalRequired: false, sandboxGenerationSeconds: 5 });
    expect((await events()).slice(before.length)).to.deep.equal([
      { detail: '{"sandboxGenerationSeconds":5}' },
    ]);
  });
});
