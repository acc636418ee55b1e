import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import type { Row } from "./row.ts";

const changed = { description: "Shows open and closed bids." };
const ops = (steps: { op: string }[]) => steps.map(({ op }) => op);

/** Options of a resource, as a program gives them. */
export const inTheProgram: Row[] = [
  {
    option: "`ignoreChanges`",
    says: "what the program says of the argument counts at the create only; what people set in the portal stays",
    first: ({ app }) => void app(),
    then: ({ app }) => void app(changed, { ignoreChanges: ["description"] }),
    check({ steps, live }) {
      expect(steps.preview).to.deep.equal([]);
      expect(live.then[0].app.description).to.equal("Shows the open bids.");
    },
    async run(on) {
      const [{ app }] = await on.live();
      await on.trial.api("PATCH", `/apps/${app.id}`, { body: { description: "By hand." } });
      expect(on.steps(await on.stack.up({ options: { refresh: true } }))).to.deep.equal([]);
      expect((await on.live())[0].app.description).to.equal("By hand.");
    },
  },
  {
    option: '`ignoreChanges: ["rotation"]`',
    says: "the trigger rotates nothing; the clock still does",
    first: ({ app, credentials }) =>
      void credentials({ appId: app().id, rotation: { trigger: "1", every: "90d", renewBefore: "14d" } }),
    then: ({ app, credentials }) =>
      void credentials(
        { appId: app().id, rotation: { trigger: "2", every: "90d", renewBefore: "14d" } },
        { ignoreChanges: ["rotation"] },
      ),
    check({ steps }) {
      expect(steps.then).to.deep.equal([]);
      expect(ops(steps.later)).to.deep.equal(["update"]);
      expect(steps.later[0]?.new).to.include({ secretGeneration: 2 });
    },
  },
  {
    option: '`ignoreChanges: ["secretGeneration", "rotateAfter"]`',
    says: "no effect: the provider decides on them, not the program",
    first: ({ app, credentials }) =>
      void credentials({ appId: app().id, rotation: { trigger: "1", every: "90d" } }),
    then: ({ app, credentials }) =>
      void credentials(
        { appId: app().id, rotation: { trigger: "2", every: "90d" } },
        { ignoreChanges: ["secretGeneration", "rotateAfter"] },
      ),
    check({ steps, live }) {
      expect(steps.then[0]?.new).to.include({ secretGeneration: 2 });
      const id = (when: "first" | "then") => live[when][0].productionCredentials.currentSecret.id;
      expect(id("then")).not.to.equal(id("first"));
    },
  },
  {
    option: "`retainOnDelete`",
    says:
      "the object stays in the portal, managed as before; declared again under the same name within a day it is taken over, " +
      "with a warning and a new secret, later only with `adopt: true`",
    first({ app, credentials }) {
      const { id: appId } = app({}, { retainOnDelete: true });
      credentials({ appId }, { retainOnDelete: true });
    },
    then: () => undefined,
    last({ app, credentials }) {
      const { id: appId } = app();
      credentials({ appId });
    },
    check({ live, said, steps, writes }) {
      expect(ops(steps.then)).to.deep.equal(["delete", "delete"]);
      expect(writes).to.deep.equal([]);
      expect(live.then).to.deep.equal(live.first);
      expect(ops(steps.last)).to.deep.equal(["create", "create"]);
      const [before, after] = [live.then[0], live.last[0]];
      expect(after.app.id).to.equal(before.app.id);
      expect(after.productionCredentials.clientId).to.equal(before.productionCredentials.clientId);
      const id = ({ productionCredentials }: typeof before) => productionCredentials.currentSecret.id;
      expect(id(after)).not.to.equal(id(before));
      expect(said.last.join("\n")).to.match(/was made by another run of .*taken over/);
    },
    async run(on) {
      on.declare(({ app }) => void app({}, { retainOnDelete: true }));
      await on.stack.up();
      on.declare(() => undefined);
      await on.stack.up();
      const [{ app: kept }] = await on.live();
      await on.trial.change(
        `update apps set created_at = '2026-01-01', managed_since = '2026-01-01' where id = '${kept.id}'`,
      );
      on.declare(({ app }) => void app());
      expect((await on.stack.up({ fails: true })).output).to.match(/already_managed.*Set `adopt: true`/);
      on.declare(({ app }) => void app({ adopt: true }));
      await on.stack.up();
      expect((await on.live()).map(({ app }) => app.id)).to.deep.equal([kept.id]);
    },
  },
  {
    option: "`deletedWith`",
    says: "given the App, the parts that go with it are not deleted one by one: one request instead of one for each",
    first({ app, credentials, sandbox, collaborator }) {
      const made = app();
      const options = { deletedWith: made };
      credentials({ appId: made.id }, options);
      sandbox({ appId: made.id }, options);
      collaborator({ appId: made.id, email: "ada@example.com" }, options);
    },
    then: () => undefined,
    check({ steps, writes, live }) {
      expect(ops(steps.then)).to.deep.equal(["delete", "delete", "delete", "delete"]);
      expect(writes).to.deep.equal([`DELETE /api/v1/apps/${live.first[0].app.id}`]);
      expect(live.then).to.deep.equal([]);
    },
  },
  {
    option: "`replaceOnChanges`",
    says: "no effect: the argument is updated in place (the engine is not told by a dynamic provider which one changed)",
    only: "dynamic",
    first: ({ app }) => void app({}, { replaceOnChanges: ["description"] }),
    then: ({ app }) => void app(changed, { replaceOnChanges: ["description"] }),
    check({ steps, live }) {
      expect(ops(steps.then)).to.deep.equal(["update"]);
      expect(live.then[0].app.id).to.equal(live.first[0].app.id);
    },
  },
  {
    option: "`replaceOnChanges`",
    says: "the object is deleted and made anew, with other ids and secrets; refused for an App with `deletionProtection`",
    only: "plugin",
    first: ({ app }) => void app({}, { replaceOnChanges: ["description"] }),
    then: ({ app }) => void app(changed, { replaceOnChanges: ["description"] }),
    check({ steps, live }) {
      expect(ops(steps.then)).to.deep.equal(["delete-replaced", "replace", "create-replacement"]);
      expect(live.then[0].app.id).not.to.equal(live.first[0].app.id);
    },
    async run(on) {
      const options = { replaceOnChanges: ["description"] };
      on.declare(({ app }) => void app({ ...changed, deletionProtection: true }, options));
      await on.stack.up();
      on.declare(({ app }) => void app({ description: "Closed.", deletionProtection: true }, options));
      const { output } = await on.stack.preview({ fails: true });
      expect(output).to.contain("this replacement would delete the app");
      on.declare(({ app }) => void app({ ...changed, deletionProtection: true }, options));
    },
  },
  {
    option: "`aliases`",
    says: "nothing is made anew: the portal knows the object under the new name, shown as `~ managedBy`",
    first: ({ app, credentials }) => void credentials({ appId: app().id }),
    then({ app, credentials, called }) {
      const options = { aliases: [{ name: called() }] };
      const { id: appId } = app({ called: "plan-room" }, options);
      credentials({ appId, called: "plan-room" }, options);
    },
    check({ steps, live, named }) {
      expect(ops(steps.then)).to.deep.equal(["update", "update"]);
      const [before, after] = [live.first[0], live.then[0]];
      expect(after.app.id).to.equal(before.app.id);
      expect(after.app.managedBy).to.match(new RegExp(`::${named("plan-room")}$`));
      expect(after.productionCredentials.currentSecret).to.deep.equal(
        before.productionCredentials.currentSecret,
      );
    },
  },
  {
    option: "`transforms`",
    says: "what a transform makes of arguments and options counts as if the program said it",
    first: ({ app }) => void app(),
    then: ({ app }) =>
      void app(
        {},
        {
          transforms: [({ props, opts }) => ({ props: { ...props, ...changed }, opts })],
        },
      ),
    check({ steps, live }) {
      expect(ops(steps.then)).to.deep.equal(["update"]);
      expect(live.then[0].app.description).to.equal(changed.description);
    },
  },
  {
    option: "`parent`",
    says: "a component is part of the name: what moves into one is a new declaration, unless it has the alias `{ parent: pulumi.rootStackResource }`; then only `managedBy` changes",
    first: ({ app, credentials }) => void credentials({ appId: app().id }),
    then({ app, credentials, called }) {
      const parent: pulumi.Resource = new pulumi.ComponentResource("example:Team", called("team"));
      const options = { parent, aliases: [{ parent: pulumi.rootStackResource }] };
      const { id: appId } = app({}, options);
      credentials({ appId }, options);
    },
    check({ steps, live }) {
      const ours = steps.then.filter(({ type }) => type.includes("devportal"));
      expect(ops(ours)).to.deep.equal(["update", "update"]);
      expect(live.then[0].app.id).to.equal(live.first[0].app.id);
      expect(live.then[0].app.managedBy).to.contain("::example:Team$");
    },
  },
  {
    option: "`dependsOn`",
    says: "only the order: that it comes or goes changes nothing",
    first: ({ app }) => void app(),
    then({ app }) {
      const options = { dependsOn: [app({ called: "plan-room", name: "Plan Room" })] };
      app({}, options);
    },
    check({ steps }) {
      expect(ops(steps.then)).to.deep.equal(["create"]);
    },
  },
  {
    option: "`additionalSecretOutputs`",
    says: "the output is encrypted in the state and masked, as `clientSecret` is without it",
    first: ({ app, credentials }) =>
      void credentials({ appId: app().id }, { additionalSecretOutputs: ["clientId"] }),
    check({ live, exported }) {
      expect(exported).not.to.contain(live.last[0].productionCredentials.clientId);
    },
  },
];
