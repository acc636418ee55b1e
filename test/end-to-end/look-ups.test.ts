import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import * as program from "pulumi-devportal";
import { requireEngine } from "../support/engine.ts";
import { onDatabasesOf } from "../support/front-ends/fronts.ts";
import { App, ProductionCredentials } from "../support/plugin-program.ts";
import { programSecret } from "../support/program.ts";
import { newAppArgs, newTrial, type Answered, type Trial } from "../support/trial.ts";

type Name = "getCollaborators" | "getSandbox" | "getProductionCredentials";

/** How a program of each front end asks, at once or later. */
const frontEnds = {
  dynamic: {
    classes: program,
    ask: (name: Name, appId: string): Promise<Answered> => program[name]({ appId }),
    later: (name: Name, appId: pulumi.Input<string>): pulumi.Output<Answered> =>
      program[`${name}Output`]({ appId }) as pulumi.Output<Answered>,
  },
  plugin: {
    classes: { App, ProductionCredentials },
    ask: async (name: Name, appId: string): Promise<Answered> => {
      const found: Answered = await pulumi.runtime.invoke(`devportal:index:${name}`, { appId });
      return name === "getCollaborators" ? found.collaborators : found;
    },
    later: (name: Name, appId: pulumi.Input<string>): pulumi.Output<Answered> =>
      pulumi.runtime.invokeOutput(`devportal:index:${name}`, { appId }),
  },
};

for (const [frontEnd, { classes, ask, later }] of Object.entries(frontEnds)) {
  const onItsDatabases = onDatabasesOf({ plugin: frontEnd === "plugin" });
  onItsDatabases(`look-ups of what belongs to an app, through the engine (${frontEnd})`, function () {
    this.timeout(180_000);

    let trial: Trial;
    before(requireEngine);
    before(async () => {
      trial = await newTrial();
    });
    after(() => trial?.end());

    const valuesOf = (outputs: Record<string, { value: unknown }>) =>
      Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));

    it("find what exists, at preview too, say what to do about what does not, and write nothing", async () => {
      const { id } = await trial.api("POST", "/apps", { body: newAppArgs() });
      const bare = await trial.api("POST", "/apps", { body: newAppArgs() });
      await trial.portal.makeAccount("stranger@example.com");
      const stranger = await trial.portal.makeToken("read,write", "stranger@example.com");
      const theirs = await trial.api("POST", "/apps", { body: newAppArgs(), token: stranger });
      const { secret, secretHash, fingerprint } = programSecret();
      const credentials = await trial.api("POST", `/apps/${id}/production-credentials`, {
        body: { secretHash },
      });
      const sandbox = await trial.api("POST", `/apps/${id}/sandbox`, { body: { secretHash } });
      await trial.api("POST", `/apps/${id}/collaborators`, { body: { email: "ada@example.com" } });
      const seen: unknown[] = [];
      const stack = await trial.stack(
        async () => {
          const [people, sandbox, credentials] = await Promise.all([
            ask("getCollaborators", id),
            ask("getSandbox", id),
            ask("getProductionCredentials", id),
          ]);
          seen.push(people, sandbox, credentials);
          return {
            people: people.map(({ email, role, status }: Answered) => `${email} ${role} ${status}`),
            sandbox: sandbox.clientId,
            credentials: credentials.clientId,
            withoutSandbox: await ask("getSandbox", bare.id).catch(String),
            withoutCredentials: await ask("getProductionCredentials", bare.id).catch(String),
            unseen: await ask("getCollaborators", theirs.id).catch(String),
          };
        },
        { plugin: frontEnd === "plugin" },
      );
      await stack.preview();
      expect(seen).to.have.lengthOf(3);
      expect(trial.recorder.writes()).to.deep.equal([]);
      const { output } = await stack.up();
      expect(trial.recorder.writes()).to.deep.equal([]);
      const { withoutSandbox, withoutCredentials, unseen, ...found } = valuesOf(await stack.outputs());
      expect(found).to.deep.equal({
        people: ["ada@example.com developer pending"],
        sandbox: sandbox.clientId,
        credentials: credentials.clientId,
      });
      expect(withoutSandbox).to.contain(`(${bare.id})`).and.to.contain("has no sandbox: declare a `Sandbox`");
      expect(withoutCredentials).to.contain("has no production credentials: declare `ProductionCredentials`");
      expect(unseen).to.contain(`There is no app ${theirs.id} that the token can see`);
      for (const hidden of [secret, secretHash, fingerprint]) {
        expect(JSON.stringify(seen) + output + (await stack.exported())).not.to.contain(hidden);
      }
    });

    it("are unknown while their arguments are, and then tell of what the same program made, but for its secret", async () => {
      const app = newAppArgs();
      const told: Answered[] = [];
      const stack = await trial.stack(
        async () => {
          const { id } = new classes.App("app", app);
          const { appId, clientSecret } = new classes.ProductionCredentials("app", { appId: id });
          const found = later("getProductionCredentials", appId);
          pulumi.all([found, clientSecret]).apply((both) => told.push(both));
          return {
            clientId: found.apply(({ clientId }) => clientId),
            status: found.apply(({ status }) => status),
          };
        },
        { plugin: frontEnd === "plugin" },
      );
      trial.recorder.clear();
      await stack.preview();
      expect(trial.recorder.requests).to.deep.equal([]);
      expect(told).to.deep.equal([]);

      await stack.up();
      const [[found, clientSecret]] = told;
      expect(valuesOf(await stack.outputs())).to.deep.equal({ clientId: found.clientId, status: "active" });
      expect(found).to.include({ secretVersion: 1, appId: found.appId }).and.to.have.property("managedBy");
      expect(clientSecret).to.match(/^.{40,}$/);
      expect(JSON.stringify(found)).not.to.contain(clientSecret);
      expect((await stack.preview()).changes).to.deep.equal({});
    });

    it("end a preview with what to do, where a program does not expect that nothing is found", async () => {
      const { id } = await trial.api("POST", "/apps", { body: newAppArgs() });
      const stack = await trial.stack(async () => ({ clientId: (await ask("getSandbox", id)).clientId }), {
        plugin: frontEnd === "plugin",
      });
      const { output } = await stack.preview({ fails: true });
      expect(output).to.contain(`(${id})`).and.to.contain("has no sandbox: declare a `Sandbox` of it");
      expect(output).not.to.match(/pulumi-devportal\/|provider\/(dist|look-ups)/);
    });
  });
}
