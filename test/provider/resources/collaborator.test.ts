import { expect } from "chai";
import type { Values } from "../../../provider/core/wire.ts";
import { collaborator } from "../../../provider/resources/collaborator.ts";
import { onEachDatabase } from "../../support/databases.ts";
import { throughBoth, type FrontStage } from "../../support/front-ends/both.ts";
import { lifecycle } from "../../support/lifecycle.ts";

const people = (appId: unknown) => `/apps/${String(appId)}/collaborators`;

onEachDatabase("Collaborator", () => {
  const test = throughBoth();

  lifecycle(test, collaborator, {
    given: async (stage) => ({ appId: await stage.newApp() }),
    create: {
      inputs: { email: "Grace@example.com" },
      outputs: { role: "developer", status: "pending", invitedAt: /Z$/, expiresAt: /Z$/ },
    },
    steps: [
      { says: "changes the role in place", inputs: { role: "admin" }, keeps: ["invitedAt", "status"] },
      { says: "refuses an unknown role", inputs: { role: "owner" }, failures: ["role"] },
      {
        says: "refuses what is no address",
        inputs: { email: "grace", appId: ".." },
        failures: ["email", "appId"],
      },
    ],
    replace: {
      inputs: async (stage) => ({ appId: await stage.newApp(), email: "hopper@example.com" }),
      because: ["appId", "email"],
    },
    drift: {
      change: ({ portal }, id) =>
        portal.patch(`/apps/${id.replace("/", "/collaborators/")}`, { role: "developer" }),
      shows: ["role"],
    },
  });

  const inputsOf = (stage: FrontStage, appId: string, email: string, more: Values = {}) => ({
    appId,
    email,
    role: "developer",
    managedBy: stage.declared(collaborator, email),
    ...more,
  });
  const found = async ({ portal }: FrontStage, appId: string, email: string) =>
    (await portal.list<Values>(people(appId), { email }))[0];

  for (const id of ["ada@example.com", "app/", "/one", "app/one/more"]) {
    test(`is refused to be read by the id ${id}, with the form that ids have`, async (stage) => {
      const { get, read } = stage.resource(collaborator);
      for (const reading of [get(id), read(id, { role: "developer" })]) {
        const error = await reading.catch((error: unknown) => error);
        expect(error).to.have.property("message").that.includes("<appId>/<collaboratorId>");
        expect(error).to.have.property("message").that.does.not.include("report");
      }
    });
  }

  test("is replaced when the address or the app changes", async (stage) => {
    const inputs = inputsOf(stage, await stage.newApp(), "a@example.com");
    const difference = await stage
      .resource(collaborator)
      .diff("1/1", { ...inputs, claim: "c" }, { ...inputs, email: "b@example.com", appId: "other" });
    expect(difference.replaces).to.deep.equal(["appId", "email"]);
  });

  test("that is adopted gets the role of the program, and on delete the one it had", async (stage) => {
    const [appId, email] = [await stage.newApp(), "found@example.com"];
    await stage.portal.post(people(appId), { email, role: "admin" });
    const resource = stage.resource(collaborator);
    const inputs = inputsOf(stage, appId, email, { adopt: true });
    const { id, properties } = await resource.create(inputs);
    expect(properties).to.include({ roleFound: "admin", role: "developer" });
    const { managedBy } = inputs;
    expect(await found(stage, appId, email)).to.include({ role: "developer", managedBy });
    await resource.delete(id, properties);
    expect(await found(stage, appId, email)).to.include({ role: "admin", managedBy: null });
  });

  test("that exists is refused without adopt, and the owner with it", async (stage) => {
    const [appId, email] = [await stage.newApp(), "there@example.com"];
    await stage.portal.post(people(appId), { email });
    const { create } = stage.resource(collaborator);
    const error = await create(inputsOf(stage, appId, email)).catch((error: unknown) => error);
    expect(error).to.have.property("message").that.includes("collaborator_exists");
    const owner = await create(inputsOf(stage, appId, "owner@example.com", { adopt: true })).catch(
      (error: unknown) => error,
    );
    expect(owner).to.have.property("message").that.includes("collaborator_is_owner");
  });

  test("says that an invitation expired, without a change to make", async (stage) => {
    const resource = stage.resource(collaborator);
    const inputs = inputsOf(stage, await stage.newApp(), "late@example.com");
    const { id, properties } = await resource.create(inputs);
    stage.server.advance(8 * 24 * 60 * 60 * 1000);
    const read = await resource.read(id, properties);
    expect(read?.properties).to.include({ status: "expired" });
    const news = (await resource.check(read?.inputs ?? {}, inputs)).inputs;
    expect(await resource.diff(id, read?.properties ?? {}, news)).to.include({ changes: false });
    expect(stage.said().at(-1)).to.match(/late@example\.com.*expired/);
  });

  test("who is removed by somebody else is gone", async (stage) => {
    const resource = stage.resource(collaborator);
    const inputs = inputsOf(stage, await stage.newApp(), "removed@example.com");
    const { id, properties } = await resource.create(inputs);
    await stage.portal.delete(`/apps/${id.replace("/", "/collaborators/")}`);
    expect(await resource.read(id, properties)).to.equal(undefined);
  });
});
