import { expect } from "chai";
import { UNKNOWN } from "../../../provider/core/wire.ts";
import { thing } from "../../support/thing.ts";

const failure = (means: "gone" | "lost") => async () => {
  throw Object.assign(new Error("refused"), { means, reason: `It is ${means}.` });
};

describe("handlers", () => {
  const inputs = { name: "a", note: "kept here only", managedBy: "urn:1" };

  it("keep every input, the outputs and the claim of a create", async () => {
    const { id, properties } = await thing().create(inputs);
    expect(id).to.equal("1");
    expect(properties).to.deep.equal({ ...inputs, code: "c", claim: "claim 1" });
  });

  it("make a claim for each create", async () => {
    const { create, claims } = thing();
    await create(inputs);
    await create(inputs);
    expect(claims).to.deep.equal(["claim 1", "claim 2"]);
  });

  it("send the claim that is known with every later write", async () => {
    const { create, update, delete: remove, claims } = thing();
    const { properties } = await create(inputs);
    const updated = await update("1", properties, { ...inputs, name: "b" });
    await remove("1", updated);
    expect(claims).to.deep.equal(["claim 1", "claim 1;run=claim 2", "claim 1;run=claim 3"]);
  });

  it("read every input: from the object where it is known there, else as it was", async () => {
    const { create, read, objects } = thing();
    const { properties } = await create({ ...inputs, place: "here" });
    objects.set("1", { name: "edited", place: null, code: "c2", managedBy: "urn:1", more: "ignored" });
    expect(await read("1", properties)).to.deep.equal({
      inputs: { name: "edited", note: "kept here only", managedBy: "urn:1" },
      properties: {
        name: "edited",
        note: "kept here only",
        managedBy: "urn:1",
        code: "c2",
        claim: "claim 1",
      },
    });
  });

  it("read nothing of an object that is gone", async () => {
    expect(await thing().read("1", inputs)).to.equal(undefined);
    expect(await thing({ read: failure("gone") }).read("1", inputs)).to.equal(undefined);
  });

  it("fail to find an object that does not exist", async () => {
    const error = await thing()
      .find("1", "urn:1")
      .catch((error: unknown) => error);
    expect(error).to.have.property("message", "There is no Thing with the id 1");
  });

  it("keep outputs that an update does not tell", async () => {
    const { create, update } = thing({ update: async () => ({}) });
    const { properties } = await create(inputs);
    expect(await update("1", properties, { ...inputs, name: "b" })).to.include({ code: "c", name: "b" });
  });

  it("tell an update that the object is to come under a new name", async () => {
    const seen: unknown[] = [];
    const { create, update } = thing({
      update: async (_id, _inputs, _prior, { changes }) => {
        seen.push(changes);
        return {};
      },
    });
    const { properties } = await create(inputs);
    const news = { ...inputs, managedBy: "urn:2" };
    expect(await update("1", properties, news)).to.include({ managedBy: "urn:2" });
    expect(seen).to.deep.equal([{ managedBy: "urn:2" }]);
  });

  it("put an object that came without a claim under this declaration", async () => {
    const seen: unknown[] = [];
    const { update } = thing({
      update: async (_id, _inputs, _prior, { changes, write }) => {
        seen.push(changes, write.claim);
        return {};
      },
    });
    expect(await update("1", inputs, inputs)).to.include({ claim: "claim 1" });
    expect(seen).to.deep.equal([{ managedBy: "urn:1" }, "claim 1"]);
  });

  it("say what to do when an update finds nothing", async () => {
    const error = await thing({ update: failure("gone") })
      .update("1", inputs, inputs)
      .catch((error: unknown) => error);
    expect(error)
      .to.be.an("error")
      .with.property("message")
      .that.matches(/pulumi refresh/);
  });

  it("take a delete of what is gone for done", async () => {
    await thing({ delete: failure("gone") }).delete("1", { claim: "claim 0" });
  });

  it("take a delete of what another declaration owns for done, and say so", async () => {
    const { delete: remove, warnings } = thing({ delete: failure("lost") });
    await remove("1", { claim: "claim 0" });
    expect(warnings).to.have.lengthOf(1);
    expect(warnings[0]).to.match(/ 1 is left as it is: It is lost\.$/);
  });

  it("fail a delete that was refused", async () => {
    const error = await thing({
      delete: async () => {
        throw new Error("protected");
      },
    })
      .delete("1", { claim: "claim 0" })
      .catch((error: unknown) => error);
    expect(error).to.be.an("error").with.property("message", "protected");
  });

  it("warn of a take-over, whatever was being done", async () => {
    const { update, warnings } = thing({
      update: async (_id, _inputs, _prior, { write }) => {
        write.written(true);
        return {};
      },
    });
    await update("1", { ...inputs, claim: "claim 0" }, inputs);
    expect(warnings[0]).to.match(/Thing was made by another run of urn:1.*taken over/);
  });

  it("read the last run that wrote, where it is later than the one that is known", async () => {
    for (const [run, lastRun, later] of [
      ["2", "3", "3"],
      ["2", "1", "2"],
      ["2", null, "2"],
      [undefined, "1", "1"],
    ]) {
      const { read } = thing({ read: async () => ({ lastRun }) });
      const prior = { ...inputs, claim: "c", ...(run && { run }) };
      expect((await read("1", prior))?.properties).to.have.property("run", later);
    }
    const { read } = thing({ read: async () => ({ lastRun: "1" }) });
    expect((await read("1", inputs))?.properties).not.to.have.property("run");
  });

  it("find an object as if its declaration said what it is, and show no change then, nor after a refresh", async () => {
    const { find, read, check, diff, objects } = thing();
    objects.set("1", { name: "a", place: null, code: "c", managedBy: null });
    const found = await find("1", "urn:1");
    expect(found).to.deep.equal({
      inputs: { name: "a", managedBy: "urn:1" },
      properties: { name: "a", code: "c", managedBy: "urn:1" },
    });
    expect(await read("1", found.properties)).to.deep.equal(found);
    const { inputs } = await check(found.inputs, { name: "a", managedBy: "urn:1" });
    expect(diff(found.properties, inputs)).to.include({ changes: false });
  });

  it("delete what has yet to come under its declaration, unless another one manages it", async () => {
    const { delete: remove, objects, warnings, claims } = thing();
    objects.set("1", { name: "a", managedBy: null });
    objects.set("2", { name: "a", managedBy: "urn:2" });
    objects.set("4", { name: "a", managedBy: "urn:1" });
    for (const id of ["1", "2", "3", "4"]) await remove(id, { name: "a", managedBy: "urn:1" });
    expect([...objects.keys()]).to.deep.equal(["2"]);
    expect(claims).to.deep.equal([undefined, undefined]);
    expect(warnings).to.deep.equal([
      "Thing 2 is left as it is: urn:2 manages it",
      "Thing 4 is deleted though another state of urn:1 has it",
    ]);
  });

  const known = { name: "a", managedBy: "urn:1", place: "here" };
  for (const [state, difference] of [
    ["whole", { changes: false, replaces: [], deleteBeforeReplace: true }],
    ["half", { changes: true, replaces: [], deleteBeforeReplace: true }],
    ["failed", { changes: true, replaces: ["place"], deleteBeforeReplace: true }],
  ] as const) {
    it(`see from the outputs what an object that is ${state} needs`, () => {
      expect(thing().diff({ ...known, state, claim: "c" }, known)).to.deep.include(difference);
    });
  }

  it("refuse two resources of one name in one program, in any case", async () => {
    const { check } = thing();
    expect((await check({}, { name: "Twin", managedBy: "urn:1" })).failures).to.deep.equal([]);
    expect((await check({}, { name: "tWIN", managedBy: "urn:2" })).failures).to.deep.equal([
      { property: "name", reason: "must differ from that of urn:1, which has it already in this program" },
    ]);
  });

  it("let resources swap names, be checked twice, and have names that are not known yet", async () => {
    const { check } = thing();
    const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    for (const news of [
      { name: "a", managedBy: "urn:1" },
      { name: "a", managedBy: "urn:1" },
      { name: unknown, managedBy: "urn:2" },
      { name: unknown, managedBy: "urn:3" },
      { name: "b", managedBy: "urn:1" },
      { name: "a", managedBy: "urn:2" },
    ]) {
      expect((await check({}, news)).failures).to.deep.equal([]);
    }
  });

  it("let a resource tell what it foresees, and go on when it cannot", async () => {
    const { foresee, warnings } = thing({
      foresee: async (id, { name }, { code }, { warn }) => {
        if (name === UNKNOWN) throw new Error("not known");
        warn([id, name, code].join(" "));
      },
    });
    await foresee("1", { code: "c" }, inputs);
    await foresee("1", { code: "c" }, { ...inputs, name: UNKNOWN });
    expect(warnings).to.deep.equal(["1 a c"]);
    await thing().foresee("1", {}, inputs);
  });

  it("hold no undefined value in any answer", async () => {
    const { create, read, update, check } = thing();
    const holey = { ...inputs, place: undefined };
    const { properties } = await create(holey);
    const answers = [properties, await read("1", properties), await update("1", properties, holey)];
    for (const answer of [...answers, await check({}, holey)]) {
      expect(JSON.parse(JSON.stringify(answer))).to.deep.equal(answer);
    }
  });
});
