import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { getApp, getAppOutput, getApps, getAppsOutput, type GetAppArgs } from "../../../provider/index.ts";
import { newApp, startPortalStage } from "../../support/portal-stage.ts";

describe("looking up", () => {
  let stage: Awaited<ReturnType<typeof startPortalStage>>;
  let id: string;
  before(async () => {
    stage = await startPortalStage();
    id = await newApp(stage, { name: "Bid Board", supportEmail: "help@example.com" });
    await newApp(stage, { name: "Other" });
    pulumi.runtime.setAllConfig({ "devportal:url": stage.portal.url, "devportal:token": stage.token });
  });
  after(async () => {
    pulumi.runtime.setAllConfig({});
    await stage.stop();
  });

  const resolved = <T>(output: pulumi.Output<T>) =>
    new Promise<unknown>((resolve) => void output.apply((value) => resolve(value)));

  it("finds an app by id", async () => {
    expect(await getApp({ id })).to.include({
      id,
      name: "Bid Board",
      supportEmail: "help@example.com",
      ownerEmail: "owner@example.com",
      role: "owner",
    });
  });

  it("finds an app by name, in any case", async () => {
    expect(await getApp({ name: "bid board" })).to.have.property("id", id);
  });

  it("leaves out what the app does not have", async () => {
    expect(await getApp({ id })).not.to.have.any.keys("siteUrl", "managedBy", "logoUrl", "adopt", "logo");
  });

  it("says which app there is not", async () => {
    const error = await getApp({ name: "None" }).catch((error: unknown) => error);
    expect(error).to.have.property("message").that.includes('no app named "None"');
  });

  for (const args of [{ id: "" }, { name: "" }, {}] as GetAppArgs[]) {
    it(`asks nothing for ${JSON.stringify(args)}`, async () => {
      const error = await getApp(args).catch((error: unknown) => error);
      expect(error).to.have.property("message", "getApp needs the id or the name of an app, and it is empty");
    });
  }

  it("tells what an AppResult says, and nothing besides", async () => {
    expect(Object.keys(await getApp({ id }))).to.have.members([
      ...["id", "name", "description", "integrationType", "category", "supportEmail", "deletionProtection"],
      ...["createdAt", "ownerEmail", "role"],
    ]);
  });

  it("goes no faster than maxRequestsPerSecond, all look-ups together", async () => {
    pulumi.runtime.setConfig("devportal:maxRequestsPerSecond", "20");
    const before = Date.now();
    await Promise.all([1, 2, 3, 4, 5].map(() => getApp({ id })));
    expect(Date.now() - before).to.be.at.least(190);
    pulumi.runtime.setConfig("devportal:maxRequestsPerSecond", "0");
  });

  it("does not choose between apps of one name", async () => {
    const { token } = await stage.server.account("other@example.com");
    const body = { name: "Other", description: "Theirs.", integrationType: "hybrid", category: "bim" };
    const made = await stage.server.send("POST", "/apps", { token, body });
    const theirs = String(made.json().id);
    const invited = { token, body: { email: "owner@example.com" } };
    const invitation = await stage.server.send("POST", `/apps/${theirs}/collaborators`, invited);
    await stage.portal.post(`/invitations/${String(invitation.json().id)}/accept`, {});
    const error = await getApp({ name: "Other" }).catch((error: unknown) => error);
    expect(error).to.have.property("message").that.includes(`${theirs} of other@example.com`);
  });

  it("lists all apps", async () => {
    expect((await getApps()).map(({ name }) => name)).to.include.members(["Bid Board", "Other"]);
  });

  it("works with outputs", async () => {
    expect(await resolved(getAppOutput({ name: pulumi.output("Bid Board") }))).to.have.property("id", id);
    expect(await resolved(getAppsOutput())).to.be.an("array").that.is.not.empty;
  });

  it("needs the configuration that resources need", async () => {
    pulumi.runtime.setAllConfig({});
    const error = await getApps().catch((error: unknown) => error);
    expect(error).to.have.property("name", "ConfigurationError");
  });
});
