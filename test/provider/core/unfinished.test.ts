import { expect } from "chai";
import type { Lifecycle } from "../../../provider/core/define.ts";
import { ExpectedError, UnfinishedError } from "../../../provider/core/errors.ts";
import { thing } from "../../support/thing.ts";

describe("handlers, of what was begun and failed,", () => {
  const inputs = { name: "a", note: "kept here only", managedBy: "urn:1" };

  it("keep an object that was made and then failed: what is true of it, and its claim", async () => {
    const error = await thing({
      create: async (_inputs, { made }) => {
        made("1", { name: "a", state: "half" });
        throw new ExpectedError("too slow");
      },
    })
      .create({ ...inputs, place: "here" })
      .catch((error: unknown) => error);
    expect(error).to.be.instanceOf(UnfinishedError);
    expect(error).to.deep.include({
      id: "1",
      reasons: ["too slow", "It exists, as 1: the next `pulumi up` goes on from there"],
      properties: { name: "a", state: "half", managedBy: "urn:1", claim: "claim 1" },
    });
  });

  it("tell a fault of this package as one, also of an object that was made", async () => {
    const error = await thing({
      create: async (_inputs, { made }) => {
        made("1", {});
        throw new TypeError("x is not a function");
      },
    })
      .create(inputs)
      .catch((error: unknown) => error);
    expect(error)
      .to.have.property("message")
      .that.matches(/x is not a function.*report it/);
  });

  const failing = (write: (context: Parameters<NonNullable<Lifecycle<any, any>["update"]>>[3]) => void) =>
    thing({
      update: async (_id, _inputs, _prior, context) => {
        write(context);
        throw new ExpectedError("half way");
      },
    });

  it("keep the claim and the run of an update that failed after its first write", async () => {
    const imported = { ...inputs, managedBy: "urn:0", code: "c" };
    const error = await failing(({ write }) => write.written(false))
      .update("1", imported, inputs)
      .catch((error: unknown) => error);
    expect(error).to.be.instanceOf(UnfinishedError);
    expect(error)
      .to.have.property("properties")
      .that.deep.equals({ ...imported, claim: "claim 1" });
    const next = await failing(({ write }) => write.written(false))
      .update("1", { ...imported, claim: "claim 0", run: "claim 0" }, inputs)
      .catch((error: unknown) => error);
    expect(next).to.have.nested.property("properties.run", "claim 1");
  });

  it("keep what an update told before it failed, and nothing of one that wrote nothing", async () => {
    const prior = { ...inputs, code: "c", claim: "claim 0" };
    const told = await failing(({ made }) => made({ name: "b", state: "failed" }))
      .update("1", prior, { ...inputs, name: "b" })
      .catch((error: unknown) => error);
    expect(told)
      .to.have.property("properties")
      .that.deep.equals({ ...prior, name: "b", state: "failed", run: "claim 1" });
    const untold = await failing(() => undefined)
      .update("1", prior, inputs)
      .catch((error: unknown) => error);
    expect(untold).to.be.instanceOf(ExpectedError);
  });

  it("pass on why nothing was made", async () => {
    const { create } = thing({
      create: async () => {
        throw new Error("no room");
      },
    });
    expect(await create(inputs).catch((error: unknown) => error)).not.to.be.instanceOf(UnfinishedError);
  });
});
