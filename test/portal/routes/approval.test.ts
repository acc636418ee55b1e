import { expect } from "chai";
import type { TestPortal } from "../../support/portal.ts";
import { newApp, startStage, succeed, type Json } from "../../support/stage.ts";

describe("production credentials where an operator approves them", () => {
  let portal: TestPortal;
  let token: string;

  before(async () => {
    const stage = await startStage();
    portal = stage.portal;
    token = stage.owner.token;
    await succeed(portal, token, "PATCH", "/settings", { body: { approvalRequired: true } });
  });
  after(() => portal.stop());

  async function newWorld() {
    const url = `${await newApp(portal, token)}/production-credentials`;
    return { url, made: await succeed(portal, token, "POST", url) };
  }

  it("are pending with their secret, and active after the approval with the same one", async () => {
    const { url, made } = await newWorld();
    expect(made.status).to.equal("pending");
    const approved = await succeed(portal, token, "POST", `${url}/approve`);
    expect(approved).to.deep.include({ status: "active", currentSecret: made.currentSecret });
    const again = await portal.send("POST", `${url}/approve`, { token });
    expect(again.json<Json>().error.code).to.equal("credentials_not_pending");
  });

  it("say why they were rejected, and can be approved after all", async () => {
    const { url } = await newWorld();
    const rejected = await succeed(portal, token, "POST", `${url}/reject`, {
      body: { reason: "No website." },
    });
    expect(rejected).to.deep.include({ status: "rejected", rejectionReason: "No website." });
    const again = await portal.send("POST", `${url}/reject`, { token, body: { reason: "No." } });
    expect(again.json<Json>().error.code).to.equal("credentials_not_pending");
    const approved = await succeed(portal, token, "POST", `${url}/approve`);
    expect(approved).to.deep.include({ status: "active", rejectionReason: null });
  });

  it("need a reason to be rejected", async () => {
    const { url } = await newWorld();
    expect((await portal.send("POST", `${url}/reject`, { token })).status).to.equal(422);
  });

  it("are approved by an operator without a role in the app, who sees nothing else of it", async () => {
    const email = "elsewhere@example.com";
    const { token: developer } = await portal.account(email);
    const app = await newApp(portal, developer);
    await succeed(portal, developer, "POST", `${app}/production-credentials`);
    expect((await portal.send("GET", app, { token })).status).to.equal(404);
    expect((await portal.send("POST", `${app}/production-credentials/approve`, { token })).status).to.equal(
      200,
    );
  });

  it("are not approved by their own app's owner", async () => {
    const { token: developer } = await portal.account("owner-elsewhere@example.com");
    const app = await newApp(portal, developer);
    await succeed(portal, developer, "POST", `${app}/production-credentials`);
    const answer = await portal.send("POST", `${app}/production-credentials/approve`, { token: developer });
    expect(answer.json<Json>().error.code).to.equal("forbidden");
  });
});
