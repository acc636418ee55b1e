import { expect } from "chai";
import { allLookUps } from "../../../../provider/look-ups/all.ts";
import { refusalOf } from "../../../support/front-ends/asking.ts";
import { startPluginStage, type PluginStage } from "../../../support/front-ends/plugin-stage.ts";
import { newApp } from "../../../support/portal-stage.ts";

describe("look-ups through the plugin", () => {
  let stage: PluginStage;
  let id: string;
  before(async () => {
    stage = await startPluginStage();
    id = await newApp(stage, { name: "Bid Board", supportEmail: "help@example.com" });
    await newApp(stage, { name: "Other" });
  });
  after(() => stage.stop());
  const invoke = (name: string, args = {}) => stage.calls.invoke(`devportal:index:${name}`, args);

  for (const by of ["id", "name"] as const) {
    it(`find an app by its ${by}`, async () => {
      const { found, failures } = await invoke("getApp", by === "id" ? { id } : { name: "bid board" });
      expect(failures).to.deep.equal([]);
      expect(found).to.include({
        id,
        name: "Bid Board",
        supportEmail: "help@example.com",
        ownerEmail: "owner@example.com",
        role: "owner",
      });
      expect(found).not.to.have.any.keys("siteUrl", "managedBy", "logoUrl", "adopt", "logo", "claim");
    });
  }

  it("list all apps", async () => {
    const { found } = await invoke("getApps");
    const names = (found.apps as { name: string }[]).map(({ name }) => name);
    expect(names).to.have.members(["Bid Board", "Other"]);
  });

  for (const [args, reason] of [
    [{}, "getApp needs the id or the name of an app, and it is empty"],
    [{ id: "1", name: "x" }, "getApp needs the id or the name of an app, and it is given both"],
    [{ name: "Nothing" }, /^There is no app named "Nothing" that the token can see at http/],
    [
      { id: "123e4567-e89b-12d3-a456-426614174000" },
      /^There is no app 123e4567-e89b-12d3-a456-426614174000 that the token can see at http/,
    ],
  ] as [object, string | RegExp][]) {
    it(`fail with a sentence: ${JSON.stringify(args)}`, async () => {
      const { message } = await refusalOf(invoke("getApp", args));
      if (typeof reason === "string") expect(message).to.equal(reason);
      else expect(message).to.match(reason);
      expect(message).not.to.match(/report it/);
    });
  }

  it("refuse wrong arguments, each by its name", async () => {
    const { failures } = await invoke("getApp", { id: 5, nmae: "x" });
    expect(failures).to.deep.equal([
      { property: "nmae", reason: "is not an argument; did you mean name? (arguments are id, name)" },
      { property: "id", reason: "must be a string" },
    ]);
    const { failures: more } = await invoke("getApps", { id });
    expect(more.map(({ property }) => property)).to.deep.equal(["id"]);
  });

  for (const token of ["devportal:index:getToy", "", "getApp"]) {
    it(`are named where there is none: "${token}"`, async () => {
      expect((await refusalOf(stage.calls.invoke(token))).message).to.equal(
        `There is no function "${token}"; there are ${allLookUps.map(({ name }) => `devportal:index:${name}`).join(", ")}`,
      );
    });
  }
});
