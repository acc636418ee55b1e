import { expect } from "chai";
import { Provider } from "../plugin-program.ts";
import { newTrial } from "../trial.ts";
import type { Declares, Row } from "./row.ts";
import type { OneRow } from "./stage.ts";

const anApp: Declares = ({ app }) => void app();
const withCredentials: Declares = ({ app, credentials }) => void credentials({ appId: app().id });

/** Where the front ends differ most. */
export const byFrontEnd: Row[] = [
  ...(["--replace", "taint"] as const).flatMap((way): Row[] => {
    const option = way === "taint" ? "`pulumi state taint`" : "`--replace`";
    return [
      {
        option,
        says: "deletes the object and makes a new one, with another client id",
        only: "dynamic",
        first: withCredentials,
        async run(on) {
          const [before, after] = await replaced(on, way);
          expect(after).not.to.equal(before);
        },
      },
      {
        option,
        says:
          "within a day of its making the object stays, with a new secret and a warning; afterwards it is refused. With " +
          "`deleteBeforeReplace: true` it is made anew ([why](decisions/0015-a-forced-replacement-of-the-plugin-replaces-nothing.md))",
        only: "plugin",
        first: withCredentials,
        async run(on) {
          const [before, after] = await replaced(on, way);
          expect(after).to.equal(before);
          on.declare(
            ({ app, credentials }) => void credentials({ appId: app().id }, { deleteBeforeReplace: true }),
          );
          const [, anew] = await replaced(on, way);
          expect(anew).not.to.equal(before);
        },
      },
    ];
  }),
  ...(["dynamic", "plugin"] as const).map((only): Row => ({
    option: "`deleteBeforeReplace`",
    says:
      only === "dynamic"
        ? "is always so, also with `false`"
        : "is so when left out, but for a replacement that is forced; with `false` the new one comes first",
    only,
    first({ app, collaborator }) {
      const { id: appId } = app();
      collaborator({ appId, email: "ada@example.com", called: "left-out" });
      collaborator({ appId, email: "bob@example.com", called: "false" });
    },
    then({ app, collaborator }) {
      const { id: appId } = app();
      collaborator({ appId, email: "grace@example.com", called: "left-out" });
      collaborator({ appId, email: "joan@example.com", called: "false" }, { deleteBeforeReplace: false });
    },
    check({ steps, named }) {
      const ops = (name: string) =>
        steps.then.flatMap((step) => (step.name === named(name) ? [step.op] : []));
      const deletedFirst = ["delete-replaced", "replace", "create-replacement"];
      expect(ops("left-out")).to.deep.equal(deletedFirst);
      expect(ops("false")).to.deep.equal(only === "dynamic" ? deletedFirst : deletedFirst.toReversed());
    },
  })),
  {
    option: "`import`",
    says: "refused, with the advice to give `adopt: true` instead",
    only: "dynamic",
    first: anApp,
    async run(on) {
      on.declare(({ app }) => void app({}, { import: "01a21533-06ca-7053-b959-73ee0bc32700" }));
      const { output } = await on.stack.preview({ fails: true });
      expect(output).to.match(
        /cannot be imported with the option `import`: leave it out and give the argument `adopt: true`/,
      );
      on.declare(anApp);
    },
  },
  {
    option: "`import`",
    says: "what exists becomes the resource; nothing is written to the portal",
    only: "plugin",
    async run(on) {
      const args = {
        description: "Shows the open bids.",
        integrationType: "embedded",
        category: "bidding-estimation",
      };
      const name = `Bid Board ${on.suffix}`;
      const { id } = await on.trial.api("POST", "/apps", { body: { ...args, name } });
      on.declare(({ app }) => void app({}, { import: id }));
      on.trial.recorder.clear();
      expect(on.steps(await on.stack.up()).map(({ op }) => op)).to.deep.equal(["import"]);
      expect(on.trial.recorder.writes()).to.deep.equal([]);
      expect((await on.live()).map(({ app }) => app.id)).to.deep.equal([id]);
    },
  },
  {
    option: "`provider`",
    says: "refused: all dynamic resources have the portal and the token of the stack's configuration",
    only: "dynamic",
    first: anApp,
    async run(on) {
      const { url, token } = on.trial.portal;
      on.declare(({ app }) => void app({}, { provider: new Provider("there", { url, token }) }));
      const { output } = await on.stack.preview({ fails: true });
      expect(output).to.contain('There is no resource type "pulumi-nodejs:dynamic/devportal:App"');
      on.declare(anApp);
    },
  },
  {
    option: "`provider`",
    says: "an explicit provider, with a portal and a token of its own",
    only: "plugin",
    async run(on) {
      const there = await newTrial();
      const { url, token } = there.portal;
      on.declare(({ app }) => void app({}, { provider: new Provider("there", { url, token }) }));
      await on.stack.up();
      expect(await there.snapshot()).to.have.lengthOf(1);
      on.declare(() => undefined);
      await on.stack.up();
      await there.end();
    },
  },
  {
    option: "`customTimeouts`",
    says: "no effect: `readyTimeout` and `waitForApproval` say how long `up` waits",
    only: "dynamic",
    first: anApp,
    run: (on) => waits(on, /still being generated after 3s/),
  },
  {
    option: "`customTimeouts`",
    says: "ends what an operation waits for, as Ctrl-C does; the next `up` goes on",
    only: "plugin",
    first: anApp,
    run: (on) => waits(on, /The time limit of 1 s has passed/),
  },
];

const clientOf = async (on: OneRow) => (await on.live())[0]?.productionCredentials.clientId;

/** Has the credentials replaced although nothing about them changed. @returns the client ids before and after. */
async function replaced(on: OneRow, way: "--replace" | "taint"): Promise<[string, string]> {
  const before = await clientOf(on);
  const urn = on.urn("ProductionCredentials");
  if (way === "taint") await on.stack.pulumi("state", "taint", urn);
  await on.stack.up(way === "taint" ? {} : { options: { replace: [urn] } });
  return [before, await clientOf(on)];
}

/** A sandbox that is not ready in an hour, of which its program waits for three seconds and its option for one. */
async function waits(on: OneRow, says: RegExp): Promise<void> {
  const settings = (sandboxGenerationSeconds: number) =>
    on.trial.api("PATCH", "/settings", { body: { sandboxGenerationSeconds } });
  await settings(3600);
  on.declare(
    ({ app, sandbox }) =>
      void sandbox({ appId: app().id, readyTimeout: "3s" }, { customTimeouts: { create: "1s" } }),
  );
  const { output } = await on.stack.up({ fails: true });
  await settings(0);
  on.declare(anApp);
  await on.stack.up();
  expect(output).to.match(says);
}
