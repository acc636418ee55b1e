import { expect } from "chai";
import type { Values } from "../../provider/core/wire.ts";
import type { FrontStage } from "./front-ends/both.ts";
import type { Definition } from "./front-ends/front-end.ts";

/** An object of a program and its state, led through a front end as the engine does it. */
export interface Declared {
  id: string;
  /** What the state holds of it. */
  state: () => Values;
  /** The inputs by which a refresh shows that the portal has something else; nothing when the object is gone. */
  refresh: () => Promise<string[] | undefined>;
  /** What the next `up` does, with the program changed if it says so; the properties that change. */
  up: (changed?: Values) => Promise<string[]>;
  /** What `destroy` does. */
  destroy: () => Promise<void>;
}

/** Declares an object and makes it. */
export async function declare(
  stage: FrontStage,
  definition: Definition,
  program: Values,
  name = "one",
): Promise<Declared> {
  const resource = stage.resource(definition);
  let declared: Values = { managedBy: stage.declared(definition, name), ...program };
  const names = Object.keys(definition.inputs);
  const differing = (before: Values, after: Values) =>
    names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  const checked = async (olds: Values) => {
    const { inputs, failures } = await resource.check(olds, declared);
    expect(failures).to.deep.equal([]);
    return inputs;
  };
  let inputs = await checked({});
  const made = await resource.create(inputs);
  let outputs = made.properties;
  return {
    id: made.id,
    state: () => outputs,
    async refresh() {
      const read = await resource.read(made.id, outputs);
      if (!read) return undefined;
      const different = differing(inputs, read.inputs);
      ({ inputs, properties: outputs } = read);
      return different;
    },
    async up(changed = {}) {
      declared = { ...declared, ...changed };
      const news = await checked(inputs);
      const { changes, replaces } = await resource.diff(made.id, outputs, news);
      expect(replaces).to.deep.equal([]);
      if (!changes) return [];
      const different = differing(outputs, news);
      outputs = await resource.update(made.id, outputs, news);
      inputs = news;
      return different;
    },
    destroy: () => resource.delete(made.id, outputs),
  };
}
