import { expect } from "chai";
import { v7 } from "uuid";
import { createPortal, type Portal } from "../../provider/client/portal.ts";
import type { AnyDefinition } from "../../provider/core/define.ts";
import { handlers, type Handlers } from "../../provider/core/handlers.ts";
import type { Values } from "../../provider/core/wire.ts";
import { startPortal, type TestPortal } from "./portal.ts";

/** The portal behind a resource under test, and what the provider said. */
export interface Stage {
  portal: Portal;
  server: TestPortal;
  /** The token with which the provider writes, of `owner@example.com`. */
  token: string;
  said: string[];
  /** The operations of a resource, as another provider process would have them. */
  handlers: (definition: AnyDefinition<Portal>) => Handlers;
}

/** A portal on loopback whose sandboxes are ready at once, and the provider's client for it. */
export async function startStage(): Promise<Stage & { stop: () => Promise<void> }> {
  const server = await startPortal();
  const url = await server.app.listen({ host: "127.0.0.1", port: 0 });
  const { token } = await server.account("owner@example.com", { operator: true });
  await server.send("PATCH", "/settings", { token, body: { sandboxGenerationSeconds: 0 } });
  const portal = createPortal({ url, token, maxRetries: 0, requestTimeout: 10, maxRequestsPerSecond: 0 });
  const said: string[] = [];
  const say = (message: string) => void said.push(message);
  return {
    portal,
    server,
    token,
    said,
    handlers: (definition) =>
      handlers(definition, { portal, newClaim: () => v7(), warn: say, say, progress: say }),
    stop: () => server.stop(),
  };
}

/** Makes an app that no program manages. @returns its id. */
export async function newApp({ portal }: Stage, settings: Values = {}): Promise<string> {
  const { id } = await portal.post<{ id: string }>("/apps", {
    name: `App ${v7()}`,
    description: "What others belong to.",
    integrationType: "embedded",
    category: "other",
    ...settings,
  });
  return id;
}

interface Step {
  says: string;
  /** Merged over the inputs so far; undefined leaves one out. */
  inputs: Values;
  /** The inputs that `check` refuses. */
  failures?: string[];
  /** The inputs for which the object is replaced. */
  replaces?: string[];
  /** Outputs that stay as they are. */
  keeps?: string[];
  /** Outputs that get another value. */
  renews?: string[];
}

export interface LifecycleTable {
  /** What must exist before, and the inputs that point to it. */
  given?: (stage: Stage) => Promise<Values>;
  create: { inputs: Values; outputs: Values };
  steps: Step[];
  /** Somebody else's change, and the inputs by which a refresh shows it. */
  drift: { change: (stage: Stage, id: string) => Promise<unknown>; shows: string[] };
}

/** Leads one object of a resource through its life on a real portal, checking at each step what holds for all resources. */
export function lifecycle(definition: AnyDefinition<Portal>, table: LifecycleTable): void {
  describe(`the life of ${definition.type}`, () => {
    const managedBy = `urn:pulumi:test::test::devportal:${definition.type}::one`;
    let stage: Awaited<ReturnType<typeof startStage>>;
    let resource: Handlers;
    let inputs: Values;
    let program: Values;
    let outputs: Values;
    let id: string;

    before(async () => {
      stage = await startStage();
      resource = stage.handlers(definition);
      program = { managedBy, ...(await table.given?.(stage)), ...table.create.inputs };
    });
    after(() => stage.stop());

    async function checked(olds: Values): Promise<Values> {
      const { inputs, failures } = await resource.check(olds, program);
      expect(failures).to.deep.equal([]);
      return inputs;
    }

    it("is created", async () => {
      inputs = await checked({});
      ({ id, properties: outputs } = await resource.create(inputs));
      expect(outputs).to.deep.include(inputs);
      for (const [name, value] of Object.entries(table.create.outputs)) {
        if (value instanceof RegExp) expect(outputs[name], name).to.match(value);
        else expect(outputs[name], name).to.deep.equal(value);
      }
    });

    it("shows no change afterwards, neither by itself nor after a refresh", async () => {
      expect(resource.diff(outputs, await checked(inputs))).to.include({ changes: false });
      const read = await resource.read(id, outputs);
      expect(read?.inputs).to.deep.equal(inputs);
      expect(read?.properties).to.deep.equal(outputs);
    });

    for (const { says, inputs: changed, failures, replaces = [], keeps = [], renews = [] } of table.steps) {
      it(says, async () => {
        if (failures) {
          const refused = await resource.check(inputs, { ...program, ...changed });
          return expect(refused.failures.map(({ property }) => property)).to.have.members(failures);
        }
        program = { ...program, ...changed };
        const news = await checked(inputs);
        const difference = resource.diff(outputs, news);
        expect(difference).to.deep.include({ changes: true, replaces });
        if (replaces.length > 0) return;
        const former = outputs;
        outputs = await resource.update(id, former, news);
        inputs = news;
        for (const name of keeps) expect(outputs[name], name).to.deep.equal(former[name]);
        for (const name of renews) expect(outputs[name], name).not.to.deep.equal(former[name]);
        expect((await resource.read(id, outputs))?.inputs).to.deep.equal(inputs);
        expect(resource.diff(outputs, await checked(inputs))).to.include({ changes: false });
      });
    }

    it(`shows what somebody else changed: ${table.drift.shows.join(", ")}; and puts it right`, async () => {
      await table.drift.change(stage, id);
      const read = await resource.read(id, outputs);
      const different = Object.keys({ ...inputs, ...read?.inputs }).filter(
        (name) => JSON.stringify(read?.inputs[name]) !== JSON.stringify(inputs[name]),
      );
      expect(different).to.have.members(table.drift.shows);
      const news = await checked(read?.inputs ?? {});
      expect(resource.diff(read?.properties ?? {}, news)).to.include({ changes: true });
      outputs = await resource.update(id, read?.properties ?? {}, news);
      inputs = news;
      expect((await resource.read(id, outputs))?.inputs).to.deep.equal(inputs);
    });

    it("follows its declaration to another name", async () => {
      resource = stage.handlers(definition);
      program.managedBy = `${managedBy}-renamed`;
      const news = await checked(inputs);
      expect(resource.diff(outputs, news)).to.deep.include({ changes: true, replaces: [] });
      outputs = await resource.update(id, outputs, news);
      inputs = news;
      expect((await resource.read(id, outputs))?.inputs).to.include({ managedBy: program.managedBy });
    });

    it("is not touched by a state that has lost it", async () => {
      await resource.delete(id, { ...outputs, claim: v7() });
      expect(stage.said.at(-1)).to.match(/is left as it is: A later run .* has taken this .* over/);
      expect(await resource.read(id, outputs)).to.have.property("inputs");
    });

    it("is deleted, and deleting it again is fine", async () => {
      await resource.delete(id, outputs);
      expect(await resource.read(id, outputs)).to.equal(undefined);
      await resource.delete(id, outputs);
    });

    it("leaves no secret in the portal's log", () => {
      const secrets = Object.keys(definition.outputs).filter((name) => definition.outputs[name]?.secret);
      for (const name of secrets) {
        expect(outputs[name]).to.be.a("string");
        expect(stage.server.log.join("\n")).not.to.include(outputs[name]);
      }
      expect(stage.server.log.join("\n")).not.to.include(stage.token);
    });
  });
}
