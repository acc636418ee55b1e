import { expect } from "chai";
import type { Values } from "../../provider/core/wire.ts";
import { collaborator } from "../../provider/resources/collaborator.ts";
import { Refused } from "./front-ends/asking.ts";
import type { FrontStage } from "./front-ends/both.ts";

const people = new WeakMap<FrontStage, number>();

/** An address that nobody was invited by yet, the same through both front ends. */
export function newEmail(stage: FrontStage): string {
  const count = (people.get(stage) ?? 0) + 1;
  people.set(stage, count);
  return `person-${count}@example.com`;
}

/** A person who is invited to a new app, and what the next commands of Pulumi do with it. */
export async function invited(stage: FrontStage, given: Values = {}) {
  const email = newEmail(stage);
  const appId = await stage.newApp();
  const resource = stage.resource(collaborator);
  let program: Values = {
    appId,
    email,
    role: "developer",
    managedBy: stage.declared(collaborator, email),
    ...given,
  };
  let { inputs } = await resource.check({}, program);
  const { id, properties: made } = await resource.create(inputs);
  let properties = made;
  const path = `/apps/${id.replace("/", "/collaborators/")}`;
  return {
    id,
    path,
    resource,
    state: () => properties,
    inputs: () => inputs,
    /** Changes the program; undefined leaves an argument out. */
    says: (changed: Values) => void (program = { ...program, ...changed }),
    async refresh() {
      const read = await resource.read(id, properties);
      ({ inputs, properties } = read!);
    },
    async preview() {
      const news = (await resource.check(inputs, program)).inputs;
      const { changes, details } = await resource.diff(id, properties, news);
      const shown = differences(properties, { ...inputs, ...news }, news);
      expect(changes).to.equal(Object.keys(shown).length > 0);
      // Pulumi's dynamic providers leave it to the engine to find the places.
      expect(details).to.deep.equal(stage.called === "the plugin" ? shown : {});
      return shown;
    },
    async up() {
      const news = (await resource.check(inputs, program)).inputs;
      try {
        properties = await resource.update(id, properties, news);
        inputs = news;
      } catch (error) {
        // As the engine does with what was begun.
        if (error instanceof Refused && error.id) ({ properties } = error);
        throw error;
      }
    },
    async answer(answer: "accept" | "decline") {
      const { token } = await stage.server.account(email);
      const to = `/invitations/${id.split("/")[1]}/${answer}`;
      expect((await stage.server.send("POST", to, { token })).status).to.be.below(300);
    },
    resendByHand: () => stage.portal.post(`${path}/invitation`, {}),
    mails: async () =>
      (
        await stage.server.store.read((db) =>
          db.selectFrom("outbox").select("id").where("recipient", "=", email).execute(),
        )
      ).length,
  };
}

/** What a preview shows of each of these inputs that is another. */
function differences(olds: Values, inputs: Values, news: Values): Values {
  const names = Object.keys(inputs).filter((name) => olds[name] !== news[name]);
  const kindOf = (name: string) => (name in olds ? (name in news ? "UPDATE" : "DELETE") : "ADD");
  return Object.fromEntries(names.map((name) => [name, kindOf(name)]));
}
