import { expect } from "chai";
import { ExpectedError } from "../../../provider/core/errors.ts";
import type { Values } from "../../../provider/core/wire.ts";
import { collaborator } from "../../../provider/resources/collaborator.ts";
import { lifecycle, newApp, startStage } from "../../support/lifecycle.ts";

const people = (appId: unknown) => `/apps/${String(appId)}/collaborators`;

lifecycle(collaborator, {
  given: async (stage) => ({ appId: await newApp(stage) }),
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
  drift: {
    change: ({ portal }, id) =>
      portal.patch(`/apps/${id.replace("/", "/collaborators/")}`, { role: "developer" }),
    shows: ["role"],
  },
});

describe("Collaborator", () => {
  let stage: Awaited<ReturnType<typeof startStage>>;
  let appId: string;
  before(async () => {
    stage = await startStage();
    appId = await newApp(stage);
  });
  after(() => stage.stop());

  const inputsOf = (email: string, more: Values = {}) => ({
    appId,
    email,
    role: "developer",
    managedBy: `urn:${email}`,
    ...more,
  });
  const found = async (email: string) => (await stage.portal.list<Values>(people(appId), { email }))[0];

  for (const id of ["ada@example.com", "app/", "/one", "app/one/more"]) {
    it(`is refused to be read by the id ${id}, with the form that ids have`, async () => {
      const error = await stage
        .handlers(collaborator)
        .read(id, {})
        .catch((error: unknown) => error);
      expect(error).to.be.instanceOf(ExpectedError);
      expect(error).to.have.property("message").that.includes("<appId>/<collaboratorId>");
    });
  }

  it("is replaced when the address or the app changes", () => {
    const { diff } = stage.handlers(collaborator);
    const inputs = inputsOf("a@example.com");
    expect(
      diff({ ...inputs, claim: "c" }, { ...inputs, email: "b@example.com", appId: "other" }).replaces,
    ).to.deep.equal(["appId", "email"]);
  });

  it("that is adopted gets the role of the program, and on delete the one it had", async () => {
    const email = "found@example.com";
    await stage.portal.post(people(appId), { email, role: "admin" });
    const resource = stage.handlers(collaborator);
    const { id, properties } = await resource.create(inputsOf(email, { adopt: true }));
    expect(properties).to.include({ roleFound: "admin", role: "developer" });
    expect(await found(email)).to.include({ role: "developer", managedBy: `urn:${email}` });
    await resource.delete(id, properties);
    expect(await found(email)).to.include({ role: "admin", managedBy: null });
  });

  it("that exists is refused without adopt, and the owner with it", async () => {
    await stage.portal.post(people(appId), { email: "there@example.com" });
    const { create } = stage.handlers(collaborator);
    const error = await create(inputsOf("there@example.com")).catch((error: unknown) => error);
    expect(error).to.have.property("code", "collaborator_exists");
    const owner = await create(inputsOf("owner@example.com", { adopt: true })).catch(
      (error: unknown) => error,
    );
    expect(owner).to.have.property("code", "collaborator_is_owner");
  });

  it("says that an invitation expired, without a change to make", async () => {
    const resource = stage.handlers(collaborator);
    const inputs = inputsOf("late@example.com");
    const { id, properties } = await resource.create(inputs);
    stage.server.advance(8 * 24 * 60 * 60 * 1000);
    const read = await resource.read(id, properties);
    expect(read?.properties).to.include({ status: "expired" });
    expect(read?.inputs).to.deep.equal(inputs);
    expect(resource.diff(read?.properties ?? {}, inputs)).to.include({ changes: false });
    expect(stage.said.at(-1)).to.match(/late@example\.com.*expired/);
  });

  it("who is removed by somebody else is gone", async () => {
    const resource = stage.handlers(collaborator);
    const { id, properties } = await resource.create(inputsOf("removed@example.com"));
    await stage.portal.delete(`/apps/${id.replace("/", "/collaborators/")}`);
    expect(await resource.read(id, properties)).to.equal(undefined);
  });
});
