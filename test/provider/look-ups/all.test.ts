import { expect } from "chai";
import { createPortal } from "../../../provider/client/portal.ts";
import { defineResource } from "../../../provider/core/define.ts";
import { allLookUps } from "../../../provider/look-ups/all.ts";
import { tell, toldOf } from "../../../provider/look-ups/told.ts";
import { onEachDatabase } from "../../support/databases.ts";
import { newApp, startPortalStage } from "../../support/portal-stage.ts";

const thing = defineResource({
  type: "Thing",
  inputs: {
    name: { type: "string", required: true },
    waitFor: { type: "string", local: true },
  },
  outputs: {
    size: { type: "number" },
    key: { type: "string", secret: true },
    adopted: { type: "boolean", local: true },
  },
  lifecycle: () => ({
    create: () => Promise.reject(new Error("not asked")),
    read: () => Promise.reject(new Error("not asked")),
    delete: () => Promise.reject(new Error("not asked")),
  }),
});

onEachDatabase("a look-up", () => {
  it("tells of a resource what the portal knows, without what is the program's, the state's or a secret", () => {
    expect(Object.keys(toldOf(thing))).to.have.members(["name", "size", "managedBy"]);
  });

  it("tells nothing else of what the portal answers, and leaves out what there is not", () => {
    const live = { name: "a", size: null, managedBy: null, key: "s3cret", fingerprint: "abc", claim: "1" };
    expect(tell(toldOf(thing), live)).to.deep.equal({ name: "a" });
  });

  for (const { name, outputs } of allLookUps) {
    it(`has no output that is a secret, a fingerprint of one or of the state: ${name}`, () => {
      const wrong = Object.entries(outputs).filter(
        ([output, { secret, local }]) =>
          secret || local || /fingerprint|hash|sealed|claim|^run$/i.test(output),
      );
      expect(wrong).to.deep.equal([]);
    });
  }

  it("is for developers of the app as for its owner", async () => {
    const stage = await startPortalStage();
    try {
      const email = "developer@example.com";
      const { token } = await stage.server.account(email);
      const id = await newApp(stage, { name: "Bid Board" });
      await stage.portal.post(`/apps/${id}/production-credentials`, {});
      await stage.portal.post(`/apps/${id}/sandbox`, {});
      const invitation = await stage.portal.post<{ id: string }>(`/apps/${id}/collaborators`, { email });
      await stage.server.send("POST", `/invitations/${invitation.id}/accept`, { token, body: {} });
      const connection = {
        url: stage.url,
        token,
        maxRetries: 0,
        requestTimeout: 10,
        maxRequestsPerSecond: 0,
      };
      const developer = createPortal(connection);
      for (const { name, find } of allLookUps.filter(({ inputs }) => "appId" in inputs)) {
        const found = await find(developer, { appId: id });
        expect(found, name).to.deep.equal(await find(stage.portal, { appId: id })).and.not.to.be.empty;
      }
    } finally {
      await stage.stop();
    }
  });
});
