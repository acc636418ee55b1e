import { expect } from "chai";
import * as dynamic from "pulumi-devportal";
import { requireEngine, type TestStack } from "../support/engine.ts";
import type { Four } from "../support/four.ts";
import { onDatabasesOf } from "../support/front-ends/fronts.ts";
import { expectExactlyOnce, knownTo, type Known } from "../support/known.ts";
import { named } from "../support/named.ts";
import { oauthClient } from "../support/oauth-client.ts";
import type { Outcome } from "../support/outcome.ts";
import * as plugin from "../support/plugin-program.ts";
import { newAppArgs, newTrial, type Trial } from "../support/trial.ts";

const frontEnds: { called: string; classes: Four }[] = [
  { called: "a program with dynamic resources", classes: dynamic },
  { called: "a program with resources of the plugin", classes: plugin },
];

for (const { called, classes } of frontEnds) {
  const onItsDatabases = onDatabasesOf({ plugin: classes === plugin });
  onItsDatabases(`what people do to an app in the portal, to ${called}`, function () {
    this.timeout(300_000);

    let trial: Trial;
    let stack: TestStack;
    const outcome: Record<string, Outcome> = {};
    const known: Record<string, Known[]> = {};
    /** The status of the token endpoint's answer to the secret that the state has, for each app. */
    const tokens: Record<string, number> = {};
    const apps = { deleted: newAppArgs(), restored: newAppArgs(), other: newAppArgs() };

    const program = (description: string) => async () => {
      for (const name of ["deleted", "restored"] as const) {
        const { id: appId } = new classes.App(name, apps[name]);
        new classes.ProductionCredentials(name, { appId });
        new classes.Sandbox(name, { appId });
        new classes.Collaborator(`${name}, here`, { appId, email: "here@example.com" });
        new classes.Collaborator(`${name}, invited`, { appId, email: "invited@example.com" });
      }
      new classes.App("other", { ...apps.other, description });
    };
    const one = (step: string, type: string, name: string) =>
      known[step]?.find(({ urn, type: other }) => type === other && urn.endsWith(`::${name}`));
    const keep = async (step: string, done: Promise<Outcome>) => {
      outcome[step] = await done;
      known[step] = await knownTo(stack);
    };

    before(requireEngine);
    before(async () => {
      trial = await newTrial();
      await trial.portal.makeAccount("here@example.com");
      const here = await trial.portal.makeToken("read,write", "here@example.com");
      stack = await trial.stack(program("First."), { plugin: classes === plugin });
      await keep("up", stack.up());
      for (const { id } of (await trial.api("GET", "/invitations", { token: here })).items) {
        await trial.api("POST", `/invitations/${id}/accept`, { token: here });
      }
      await stack.refresh();
      const [deleted, restored, other] = Object.keys(apps).map(
        (name) => `/apps/${one("up", "App", name)?.id}`,
      );
      await trial.api("DELETE", `${deleted}`);
      await trial.api("DELETE", `${restored}`);
      await trial.api("POST", `${restored}/restore`, { body: {} });
      await keep("preview with refresh", stack.preview({ options: { refresh: true } }));
      await keep("refresh", stack.refresh());
      await keep("preview", stack.preview({ options: { diff: true } }));
      await keep("repair", stack.up());
      await expectExactlyOnce(trial, [stack]);
      await keep("afterwards", stack.up({ options: { refresh: true } }));
      for (const name of ["deleted", "restored"]) {
        const { clientId, clientSecret } = one("repair", "ProductionCredentials", name)?.outputs ?? {};
        const secret = JSON.parse(clientSecret.plaintext) as string;
        const answer = await oauthClient(trial.portal.url).token({ clientId, clientSecret: secret });
        tokens[name] = answer.status;
      }
      await trial.api("DELETE", `${other}`);
      await keep("unseen", stack.up());
      stack.setProgram(program("Second."));
      await keep("refused", stack.up({ fails: true }));
      await stack.refresh();
      await keep("seen", stack.up());
      const heir = { email: "here@example.com" };
      const { id } = await trial.api("POST", `${other}/collaborators`, { body: heir });
      await trial.api("POST", `/invitations/${id}/accept`, { token: here });
      await trial.api("POST", `${other}/transfer`, { body: heir });
      await keep("transferred", stack.refresh());
      await keep("after the transfer", stack.up({ options: { refresh: true } }));
    });
    after(() => trial?.end());

    it("is shown by refresh and by preview --refresh, property by property", () => {
      for (const step of ["preview with refresh", "refresh"]) {
        expect(named(outcome[step], "App"), step).to.deep.include(["deleted"]);
        expect(named(outcome[step], "ProductionCredentials")[0], step).to.include("secretReset");
        expect(named(outcome[step], "ProductionCredentials")[1], step).to.include("secretReset");
        expect(outcome[step]?.output).to.match(
          /was deleted in the portal on \S+Z\. The next `pulumi up` restores it under the same id/,
        );
      }
      expect(outcome.refresh?.changes).to.deep.equal({ delete: 4, update: 3 });
    });

    it("is shown by the preview as what up does: an update of the app, not another one in its place", () => {
      expect(outcome.preview?.output)
        .to.match(/- deleted *: "outside of Pulumi"/)
        .and.to.match(/- secretReset *: "outside of Pulumi"/);
      for (const step of ["preview with refresh", "preview", "repair"]) {
        expect(outcome[step]?.changes, step).to.deep.equal({ create: 4, update: 3 });
      }
    });

    it("leaves every id, and gives each client a secret that obtains a token", () => {
      for (const name of ["deleted", "restored"]) {
        expect(one("repair", "App", name)?.id).to.equal(one("up", "App", name)?.id);
        const client = (step: string) => one(step, "ProductionCredentials", name)?.outputs;
        expect(client("repair").clientId).to.equal(client("up").clientId);
        expect(client("repair").clientSecret).not.to.deep.equal(client("up").clientSecret);
        expect(tokens[name]).to.equal(200);
      }
      expect(outcome.repair?.output).to.match(/was deleted in the portal and is restored under the same id/);
    });

    it("makes a new sandbox and invites again, and keeps who had accepted", () => {
      for (const name of ["deleted", "restored"]) {
        const sandbox = (step: string) => one(step, "Sandbox", name)?.outputs.clientId;
        expect(sandbox("repair")).not.to.equal(sandbox("up"));
        const [here, invited] = [`${name}, here`, `${name}, invited`];
        const collaborator = (step: string, who: string) => one(step, "Collaborator", who);
        expect(collaborator("repair", here)?.id).to.equal(collaborator("up", here)?.id);
        expect(collaborator("repair", here)?.outputs.status).to.equal("accepted");
        expect(collaborator("repair", invited)?.id).not.to.equal(collaborator("up", invited)?.id);
      }
    });

    it("is over after one up", () => {
      expect(outcome.afterwards?.changes).to.deep.equal({});
    });

    it("is no matter of an up without a refresh and without a change; one with a change says what to do", () => {
      expect(outcome.unseen?.changes).to.deep.equal({});
      expect(outcome.unseen?.output).not.to.match(/deleted|exist/);
      expect(outcome.refused?.output).to.match(/run `pulumi refresh`, then `pulumi up` restores it/);
      expect(outcome.refused?.output).not.to.match(/\n {4,}at /);
      expect(one("seen", "App", "other")?.id).to.equal(one("up", "App", "other")?.id);
      expect(one("seen", "App", "other")?.outputs).to.include({ description: "Second." });
    });

    it("is shown as the owner after a transfer, with what the token's account may still do, and changes nothing", () => {
      expect(one("transferred", "App", "other")?.outputs).to.include({ ownerEmail: "here@example.com" });
      expect(outcome.transferred?.output).to.match(
        /belongs to here@example\.com now, no longer to owner@example\.com; the token's account is an admin of it/,
      );
      expect(outcome["after the transfer"]?.changes).to.deep.equal({});
      expect(outcome["after the transfer"]?.output).not.to.contain("belongs to");
    });
  });
}
