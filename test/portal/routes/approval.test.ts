import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import type { TestPortal } from "../../support/portal.ts";
import { newApp, startStage, succeed, type Json } from "../../support/stage.ts";

onEachDatabase("production credentials where an operator approves them", () => {
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

  describe("that wait", () => {
    const waiting = async (as: string, query = "?status=pending") =>
      (await succeed(portal, as, "GET", `/production-credentials${query}`)).items;

    it("are found by an operator without a role in the app, oldest first, until they are decided", async () => {
      const email = "waiting@example.com";
      const { token: developer, id } = await portal.account(email);
      const app = await newApp(portal, developer);
      const body = { redirectUris: ["https://app.example.com/cb"] };
      await succeed(portal, developer, "POST", `${app}/production-credentials`, { body });
      const { name } = await succeed(portal, developer, "GET", app);
      expect((await waiting(token)).at(-1)).to.deep.equal({
        app: { id: app.replace("/apps/", ""), name, owner: { id, email } },
        status: "pending",
        redirectUris: body.redirectUris,
        requestedAt: portal.clock().toISOString(),
      });
      const before = (await waiting(token)).length;
      const page = await succeed(portal, token, "GET", "/production-credentials?status=pending&limit=1");
      expect(page.nextCursor === null).to.equal(before === 1);
      await succeed(portal, token, "POST", `${app}/production-credentials/approve`);
      expect(await waiting(token)).to.have.length(before - 1);
      expect((await waiting(token, "?limit=500")).map(({ app: { id } }) => `/apps/${id}`)).to.include(app);
    });

    it("are gone with their app, and shown to a limited token as far as it reaches", async () => {
      const { url } = await newWorld();
      const app = url.replace("/production-credentials", "");
      const { id } = await succeed(portal, token, "GET", "/me");
      const limited = await portal.token(id, { appIds: [app.replace("/apps/", "")] });
      expect(await waiting(limited)).to.have.length(1);
      await succeed(portal, token, "DELETE", app);
      expect(await waiting(limited)).to.deep.equal([]);
    });

    it("are listed for operators only", async () => {
      const { token: developer, id } = await portal.account("curious@example.com");
      const answers: [string, string][] = [
        [developer, "forbidden"],
        [await portal.token(id, { as: ["read", "write", "secrets"] }), "insufficient_scope"],
      ];
      for (const [as, code] of answers) {
        const answer = await portal.send("GET", "/production-credentials?status=pending", { token: as });
        expect([answer.status, answer.json<Json>().error.code]).to.deep.equal([403, code]);
      }
    });
  });

  it("are not approved by their own app's owner", async () => {
    const { token: developer } = await portal.account("owner-elsewhere@example.com");
    const app = await newApp(portal, developer);
    await succeed(portal, developer, "POST", `${app}/production-credentials`);
    const answer = await portal.send("POST", `${app}/production-credentials/approve`, { token: developer });
    expect(answer.json<Json>().error.code).to.equal("forbidden");
  });
});
