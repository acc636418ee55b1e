import { expect } from "chai";
import { v7 } from "uuid";
import type { Values } from "../../provider/core/wire.ts";
import { Refused } from "./front-ends/asking.ts";
import type { FrontStage, TestOfBoth } from "./front-ends/both.ts";
import type { Definition } from "./front-ends/front-end.ts";
import type { ResourceCalls } from "./front-ends/resource-calls.ts";

interface Step {
  says: string;
  /** Merged over the inputs so far; undefined leaves one out. */
  inputs: Values;
  /** The inputs that `check` refuses. */
  failures?: string[];
  /** Outputs that stay as they are. */
  keeps?: string[];
  /** Outputs that get another value. */
  renews?: string[];
}

export interface LifecycleTable {
  /** What must exist before, and the inputs that point to it. */
  given?: (stage: FrontStage) => Promise<Values>;
  create: { inputs: Values; outputs: Values };
  steps: Step[];
  /** Inputs with which the object cannot be the same one, and which of them say so; none where there are no such inputs. */
  replace?: { inputs: (stage: FrontStage) => Promise<Values>; because: string[] };
  /** Somebody else's change, and the inputs by which a refresh shows it. */
  drift: { change: (stage: FrontStage, id: string) => Promise<unknown>; shows: string[] };
}

/** One object's life behind one front end. */
interface Life {
  resource: ResourceCalls;
  program: Values;
  inputs: Values;
  outputs: Values;
  id: string;
}

/** Leads one object of a resource through its life on a real portal, checking at each step what holds for all resources. */
export function lifecycle(test: TestOfBoth, definition: Definition, table: LifecycleTable): void {
  describe(`the life of ${definition.type}`, () => {
    const lives = new Map<FrontStage, Life>();
    const of = (stage: FrontStage) => lives.get(stage)!;

    async function checked({ resource, program }: Life, olds: Values): Promise<Values> {
      const { inputs, failures } = await resource.check(olds, program);
      expect(failures).to.deep.equal([]);
      return inputs;
    }

    test("is created", async (stage) => {
      const managedBy = stage.declared(definition, "one");
      const program = { managedBy, ...(await table.given?.(stage)), ...table.create.inputs };
      const resource = stage.resource(definition);
      const life: Life = { resource, program, inputs: {}, outputs: {}, id: "" };
      lives.set(stage, life);
      life.inputs = await checked(life, {});
      expect(life.inputs).to.include({ managedBy });
      const { id, properties } = await resource.create(life.inputs);
      Object.assign(life, { id, outputs: properties });
      expect(properties).to.deep.include(life.inputs);
      for (const [name, value] of Object.entries(table.create.outputs)) {
        if (value instanceof RegExp) expect(properties[name], name).to.match(value);
        else expect(properties[name], name).to.deep.equal(value);
      }
      return life.outputs;
    });

    test("shows no change afterwards, neither by itself nor after a refresh", async (stage) => {
      const life = of(stage);
      const { resource, id, inputs, outputs } = life;
      expect(await resource.diff(id, outputs, await checked(life, inputs))).to.include({ changes: false });
      const read = await resource.read(id, outputs);
      expect(read?.inputs).to.deep.equal(inputs);
      expect(read?.properties).to.deep.equal(outputs);
    });

    for (const { says, inputs: changed, failures, keeps = [], renews = [] } of table.steps) {
      test(says, async (stage) => {
        const life = of(stage);
        const { resource, id, program, inputs, outputs: former } = life;
        if (failures) {
          const refused = await resource.check(inputs, { ...program, ...changed });
          expect(refused.failures.map(({ property }) => property)).to.have.members(failures);
          return refused.failures;
        }
        life.program = { ...program, ...changed };
        const news = await checked(life, inputs);
        const difference = await resource.diff(id, former, news);
        expect(difference).to.deep.include({ changes: true, replaces: [] });
        const outputs = await resource.update(id, former, news);
        Object.assign(life, { inputs: news, outputs });
        for (const name of keeps) expect(outputs[name], name).to.deep.equal(former[name]);
        for (const name of renews) expect(outputs[name], name).not.to.deep.equal(former[name]);
        expect((await resource.read(id, outputs))?.inputs).to.deep.equal(news);
        expect(await resource.diff(id, outputs, await checked(life, news))).to.include({ changes: false });
        return outputs;
      });
    }

    test(`shows what somebody else changed: ${table.drift.shows.join(", ")}; and puts it right`, async (stage) => {
      const life = of(stage);
      const { resource, id, inputs } = life;
      await table.drift.change(stage, id);
      const read = await resource.read(id, life.outputs);
      const different = Object.keys({ ...inputs, ...read?.inputs }).filter(
        (name) => JSON.stringify(read?.inputs[name]) !== JSON.stringify(inputs[name]),
      );
      expect(different).to.have.members(table.drift.shows);
      const news = await checked(life, read?.inputs ?? {});
      expect(await resource.diff(id, read?.properties ?? {}, news)).to.include({ changes: true });
      const outputs = await resource.update(id, read?.properties ?? {}, news);
      Object.assign(life, { inputs: news, outputs });
      expect((await resource.read(id, outputs))?.inputs).to.deep.equal(news);
      return outputs;
    });

    test("says what the portal answers instead of a change, and its state stays right", async (stage) => {
      const life = of(stage);
      const { resource, id, inputs, outputs } = life;
      const isWrite = ({ method }: { method: string }) => method !== "GET";
      const error = { code: "maintenance", message: "The portal is being looked after." };
      stage.recorder.inject(isWrite, { answer: { status: 503, body: { error } } });
      const renamed = { ...inputs, managedBy: stage.declared(definition, "other") };
      const failure = await resource.update(id, outputs, renamed).catch((error: unknown) => error);
      expect(failure).to.be.instanceOf(Refused).and.to.have.property("id", "");
      expect(failure)
        .to.have.property("message")
        .that.matches(/^\[[A-Z]+\] \S+: 503 maintenance: The portal is being looked after\.$/);
      expect(await resource.diff(id, outputs, await checked(life, inputs))).to.include({ changes: false });
      expect((await resource.read(id, outputs))?.inputs).to.deep.equal(inputs);
      return (failure as Refused).message;
    });

    const { replace } = table;
    if (replace) {
      test(`is replaced when it gets another ${replace.because.join(" or ")}`, async (stage) => {
        const life = of(stage);
        const { resource, id, outputs } = life;
        life.program = { ...life.program, ...(await replace.inputs(stage)) };
        const difference = await resource.diff(id, outputs, await checked(life, life.inputs));
        expect(difference).to.include({ changes: true, deleteBeforeReplace: true });
        expect(difference.replaces).to.have.members(replace.because);
        life.inputs = await checked(life, {});
        await resource.delete(id, outputs);
        const { id: other, properties } = await resource.create(life.inputs);
        Object.assign(life, { id: other, outputs: properties });
        expect(other).not.to.equal(id);
        expect(await resource.read(id, outputs)).to.equal(undefined);
        expect((await resource.read(other, properties))?.properties).to.deep.equal(properties);
        return properties;
      });
    }

    test("follows its declaration to another name", async (stage) => {
      const life = of(stage);
      await stage.restart();
      const resource = (life.resource = stage.resource(definition));
      life.program.managedBy = stage.declared(definition, "renamed");
      const { id, outputs } = life;
      const news = await checked(life, life.inputs);
      expect(await resource.diff(id, outputs, news)).to.deep.include({ changes: true, replaces: [] });
      Object.assign(life, { inputs: news, outputs: await resource.update(id, outputs, news) });
      expect((await resource.read(id, life.outputs))?.inputs).to.include({ managedBy: news.managedBy });
      return life.outputs;
    });

    test("is not touched by a state that has lost it", async (stage) => {
      const { resource, id, outputs } = of(stage);
      await resource.delete(id, { ...outputs, claim: v7() });
      expect(stage.said().at(-1)).to.match(/is left as it is: A later run .* has taken this .* over/);
      expect(await resource.read(id, outputs)).to.have.property("inputs");
      return stage.said();
    });

    test("is deleted, and deleting it again is fine", async (stage) => {
      const { resource, id, outputs } = of(stage);
      await resource.delete(id, outputs);
      expect(await resource.read(id, outputs)).to.equal(undefined);
      await resource.delete(id, outputs);
    });

    test("leaves no secret in the portal's log, and none in what its process printed", async (stage) => {
      const { outputs } = of(stage);
      const secrets = Object.keys(definition.outputs).filter((name) => definition.outputs[name]?.secret);
      const written = [...stage.server.log, stage.printed()].join("\n");
      for (const name of secrets) {
        expect(outputs[name]).to.be.a("string");
        expect(written).not.to.include(outputs[name]);
      }
      expect(written).not.to.include(stage.token);
    });
  });
}
