import { expect } from "chai";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { setAhead } from "../ahead-of-time.ts";
import type { Declares, Row } from "./row.ts";
import type { OneRow } from "./stage.ts";

const command = promisify(execFile);
const changed = { description: "Shows open and closed bids." };
const anApp: Declares = ({ app }) => void app();
const nothing: Declares = () => undefined;
const idOf = async (on: OneRow) => (await on.live())[0]?.app.id;

/** Commands about single resources. */
export const onTheCommandLine: Row[] = [
  {
    option: "`protect`, `pulumi state protect`",
    says: "a preview that would delete or replace it fails; `pulumi state unprotect` lifts it. People can still delete it in the portal: `deletionProtection` is for that",
    first: ({ app }) => void app({}, { protect: true }),
    async run(on) {
      const refused = async () =>
        expect((await on.stack.preview({ fails: true })).output).to.match(
          /cannot be deleted\s+because it is protected/,
        );
      on.declare(nothing);
      await refused();
      await on.stack.pulumi("state", "unprotect", on.urn("App"), "--yes");
      expect(on.steps(await on.stack.preview()).map(({ op }) => op)).to.deep.equal(["delete"]);
      await on.stack.pulumi("state", "protect", on.urn("App"), "--yes");
      await refused();
      on.declare(anApp);
    },
  },
  {
    option: "`--target`",
    says: "only the resource that is named is looked at and changed",
    first({ app }) {
      app();
      app({ called: "plan-room", name: "Plan Room" });
    },
    async run(on) {
      on.declare(({ app }) => {
        app(changed);
        app({ ...changed, called: "plan-room", name: "Plan Room" });
      });
      const outcome = await on.stack.up({ options: { target: [on.urn("App")] } });
      expect(on.steps(outcome).map(({ urn }) => urn)).to.deep.equal([on.urn("App")]);
      const descriptions = (await on.live()).map(({ app }) => app.description);
      expect(descriptions).to.have.members([changed.description, "Shows the open bids."]);
    },
  },
  {
    option: "`up --plan`",
    says: "a rotation that the plan did not have, as its day came only after, is refused; plan again",
    first: ({ app, credentials }) =>
      void credentials({ appId: app().id, rotation: { every: "90d", renewBefore: "14d" } }),
    async run(on) {
      const plan = join(on.stack.folder, "plan.json");
      on.stack.stack.workspace.envVars.PULUMI_EXPERIMENTAL = "true";
      const [{ productionCredentials: before }] = await on.live();
      await on.stack.preview({ options: { plan } });
      setAhead(on.stack, 77);
      const target = [on.urn("ProductionCredentials")];
      const { output } = await on.stack.up({ fails: true, options: { plan, target } });
      setAhead(on.stack, 0);
      expect(output).to.match(/violates plan/);
      const [{ productionCredentials: after }] = await on.live();
      expect(after.currentSecret).to.deep.equal(before.currentSecret);
    },
  },
  {
    option: "`pulumi state rename`",
    says: "with the same name in the program, the next `up` lets the portal know: `~ managedBy`",
    first: anApp,
    async run(on) {
      const before = await idOf(on);
      const name = on.of.called("plan-room");
      await on.stack.pulumi("state", "rename", on.urn("App"), name, "--yes");
      on.declare(({ app }) => void app({ called: "plan-room" }));
      expect(on.steps(await on.stack.up()).map(({ op }) => op)).to.deep.equal(["update"]);
      const [{ app }] = await on.live();
      expect([app.id, app.managedBy.split("::").at(-1)]).to.deep.equal([before, name]);
    },
  },
  {
    option: "`pulumi state move`",
    says: "declared in the program of the other stack, the same object belongs to that with its next `up`: `~ managedBy`",
    first: anApp,
    async run(on) {
      const before = await idOf(on);
      const { plugin, stack, trial } = on;
      const other = await trial.stack(on.alone(anApp), {
        plugin,
        name: "prod",
        project: "bid-board",
        beside: stack,
      });
      on.declare(nothing);
      const { workspace } = stack.stack;
      const move = [
        "state",
        "move",
        "--source",
        "dev",
        "--dest",
        "prod",
        on.urn("App"),
        "--yes",
        "--non-interactive",
      ];
      const env = { ...process.env, ...workspace.envVars };
      await command(workspace.pulumiCommand.command, move, { cwd: stack.folder, env });
      expect((await other.up()).changes).to.include({ update: 1 });
      expect(on.steps(await stack.up())).to.deep.equal([]);
      const [{ app }] = await on.live();
      expect([app.id, app.managedBy]).to.deep.equal([before, on.urn("App").replace("dev", "prod")]);
    },
  },
];
