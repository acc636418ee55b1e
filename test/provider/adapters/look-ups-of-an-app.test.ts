import { createHash } from "node:crypto";
import { expect } from "chai";
import { startLookUpStage } from "../../support/front-ends/looking-up.ts";
import { useSecret } from "../../support/secret-use.ts";
import { newApp } from "../../support/portal-stage.ts";

const NOBODYS = "123e4567-e89b-12d3-a456-426614174000";
const secret = "a secret that a program has made";
const secretHash = createHash("sha256").update(secret).digest("hex");
const managedBy = "urn:pulumi:dev::bids::devportal:index:App::bid-board";

for (const frontEnd of ["dynamic", "plugin"] as const) {
  describe(`looking up what belongs to an app (${frontEnd})`, () => {
    let stage: Awaited<ReturnType<typeof startLookUpStage>>;
    let id: string;
    let bare: string;
    before(async () => {
      stage = await startLookUpStage();
      id = await newApp(stage, { name: "Bid Board" });
      bare = await newApp(stage, { name: "Bare" });
      await stage.portal.post(`/apps/${id}/production-credentials`, { secretHash, managedBy });
      await stage.portal.post(`/apps/${id}/sandbox`, { secretHash });
    });
    after(() => stage?.stop());

    const ask = (name: string, args: object) => stage.frontEnds[frontEnd](name, args);
    const find = async (name: string, args: object) => {
      const answer = await ask(name, args);
      if ("refused" in answer) throw new Error(answer.refused);
      return answer.found;
    };

    it("tells of production credentials what the portal has of them, and nothing that belongs to a secret", async () => {
      const live = await stage.portal.get<any>(`/apps/${id}/production-credentials`);
      expect(await find("getProductionCredentials", { appId: id })).to.deep.equal({
        appId: id,
        clientId: live.clientId,
        status: "active",
        redirectUris: ["http://localhost"],
        secretVersion: 1,
        secretId: live.currentSecret.id,
        managedBy,
        createdAt: live.createdAt,
      });
    });

    it("tells until when a former secret works, and how it was used last", async () => {
      const appId = await newApp(stage);
      const { currentSecret } = await stage.portal.post<any>(`/apps/${appId}/production-credentials`, {});
      await useSecret(stage.server, currentSecret.id, "192.0.2.7");
      const rotation = { overlapSeconds: 3600 };
      await stage.portal.post(`/apps/${appId}/production-credentials/secrets`, rotation);
      expect(await find("getProductionCredentials", { appId })).to.include({
        secretVersion: 2,
        previousSecretExpiresAt: "2026-01-02T04:04:05.000Z",
        previousSecretLastUsedAt: "2026-01-02T03:04:05.000Z",
        previousSecretLastUsedFrom: "192.0.2.7",
      });
    });

    it("tells why credentials were rejected", async () => {
      await stage.portal.patch("/settings", { approvalRequired: true });
      const appId = await newApp(stage);
      await stage.portal.post(`/apps/${appId}/production-credentials`, {});
      expect(await find("getProductionCredentials", { appId })).to.include({ status: "pending" });
      await stage.portal.post(`/apps/${appId}/production-credentials/reject`, { reason: "Not yet." });
      expect(await find("getProductionCredentials", { appId })).to.include({
        status: "rejected",
        rejectionReason: "Not yet.",
      });
      await stage.portal.patch("/settings", { approvalRequired: false });
    });

    it("tells of a sandbox what the portal has of it, and nothing that belongs to a secret", async () => {
      const live = await stage.portal.get<any>(`/apps/${id}/sandbox`);
      expect(await find("getSandbox", { appId: id })).to.deep.equal({
        appId: id,
        clientId: live.clientId,
        status: "ready",
        companyId: live.companyId,
        projectId: live.projectId,
        redirectUris: ["http://localhost"],
        secretVersion: 1,
        secretId: live.currentSecret.id,
        createdAt: live.createdAt,
      });
    });

    it("tells why a sandbox could not be generated", async () => {
      const appId = await newApp(stage);
      await stage.portal.post(`/apps/${appId}/sandbox`, {});
      const why = { status: "failed", failure_reason: "No company was free." } as const;
      await stage.server.store.write((db) =>
        db.updateTable("sandboxes").set(why).where("app_id", "=", appId).execute(),
      );
      expect(await find("getSandbox", { appId })).to.include({
        status: "failed",
        failureReason: "No company was free.",
      });
    });

    it("lists the collaborators of an app, invited ones too, by the ids that an import takes", async () => {
      expect(await find("getCollaborators", { appId: id })).to.deep.equal([]);
      const body = { email: `ada-${frontEnd}@example.com`, role: "admin", managedBy };
      const made = await stage.portal.post<any>(`/apps/${id}/collaborators`, body);
      await stage.portal.post(`/apps/${id}/collaborators`, { email: `bo-${frontEnd}@example.com` });
      const [ada, bo] = await find("getCollaborators", { appId: id });
      expect(ada).to.deep.equal({
        id: `${id}/${made.id}`,
        appId: id,
        ...body,
        status: "pending",
        invitedAt: made.invitedAt,
        expiresAt: made.expiresAt,
      });
      expect(bo).to.include({ email: `bo-${frontEnd}@example.com`, role: "developer", status: "pending" });
    });

    for (const [name, advice] of [
      [
        "getProductionCredentials",
        "has no production credentials: declare `ProductionCredentials` of it, or request them in the portal",
      ],
      ["getSandbox", "has no sandbox: declare a `Sandbox` of it, or generate one in the portal"],
    ] as const) {
      it(`says what to do about an app without: ${name}`, async () => {
        expect(await ask(name, { appId: bare })).to.deep.equal({
          refused: `The app "Bare" (${bare}) at ${stage.recorder.url} ${advice}`,
        });
      });
    }

    for (const name of ["getApp", "getCollaborators", "getSandbox", "getProductionCredentials"]) {
      const by = name === "getApp" ? "id" : "appId";

      it(`says what to do about an app that the token cannot see: ${name}`, async () => {
        const { token } = await stage.server.account(`${frontEnd}-${name}@example.com`);
        const body = { name: "Theirs", description: "Theirs.", integrationType: "hybrid", category: "bim" };
        const made = await stage.server.send("POST", "/apps", { token, body });
        for (const unseen of [NOBODYS, String(made.json().id)]) {
          expect(await ask(name, { [by]: unseen })).to.deep.equal({
            refused: `There is no app ${unseen} that the token can see at ${stage.recorder.url}: correct the id, or use the token of an account that works on the app`,
          });
        }
      });
    }

    for (const [args, reason] of [
      [{}, "appId is required"],
      [{ appId: "" }, "appId must not be empty"],
      [{ appId: "bid-board" }, 'appId must be an id of the form "123e4567-e89b-12d3-a456-426614174000"'],
      [{ appId: NOBODYS, id: NOBODYS }, "id is not an argument; arguments are appId"],
    ] as const) {
      it(`asks the portal nothing for ${JSON.stringify(args)}`, async () => {
        stage.recorder.clear();
        for (const name of ["getCollaborators", "getSandbox", "getProductionCredentials"]) {
          const { refused = "" } = (await ask(name, args)) as { refused?: string };
          expect(refused).to.contain(`${name}: `).and.to.contain(reason);
        }
        expect(stage.recorder.requests).to.deep.equal([]);
      });
    }

    it("passes on what goes wrong otherwise", async () => {
      stage.recorder.inject(({ path }) => path.endsWith("/sandbox"), { answer: { status: 403 } });
      const { refused = "" } = (await ask("getSandbox", { appId: id })) as { refused?: string };
      expect(refused).to.contain("403").and.not.to.contain("no sandbox");
    });
  });
}
