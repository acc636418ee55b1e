import { expect } from "chai";
import { tellOfUse } from "pulumi-devportal";
import { requireEngine } from "../support/engine.ts";
import { fronts, onDatabasesOf } from "../support/front-ends/fronts.ts";
import { oauthClient } from "../support/oauth-client.ts";
import type { Outcome } from "../support/outcome.ts";
import { newAppArgs, newTrial, type Trial } from "../support/trial.ts";

const USED = /client secret is in use: version 1 was used last from 127\.0\.0\.1 at \S+, 1 live token/g;

for (const { called, plugin, classes } of fronts) {
  const onItsDatabases = onDatabasesOf({ plugin });
  onItsDatabases(`the hook tellOfUse, through ${called}`, function () {
    this.timeout(300_000);

    let trial: Trial;
    let preview: Outcome;
    let up: Outcome;

    before(requireEngine);
    before(async () => {
      trial = await newTrial();
      const args = [newAppArgs(), newAppArgs()];
      const program = (names: string[]) => async () => {
        const hooks = { beforeDelete: [tellOfUse()] };
        for (const [index, name] of names.entries()) {
          const app = new classes.App(name, args[index]!, { hooks });
          new classes.ProductionCredentials(name, { appId: app.id }, { hooks });
        }
        return {};
      };
      const stack = await trial.stack(program(["used", "unused"]), { plugin });
      await stack.up();
      const state = JSON.parse(
        await stack.pulumi("stack", "export", "--show-secrets").then((text) => text.slice(text.indexOf("{"))),
      );
      const used = state.deployment.resources.find(({ urn }: { urn: string }) =>
        urn.endsWith("ProductionCredentials::used"),
      );
      const { clientId, clientSecret } = used.outputs;
      const secret = JSON.parse(clientSecret.plaintext) as string;
      await oauthClient(trial.portal.url).token({ clientId, clientSecret: secret });
      stack.setProgram(program([]));
      preview = await stack.preview();
      up = await stack.up();
    });
    after(() => trial?.end());

    it("says in the preview of a deletion which version was used last, and when", () => {
      expect(preview.changes).to.deep.equal({ delete: 4 });
      expect(preview.diagnostics.filter((said) => said.match(USED))).to.have.lengthOf(2);
      expect(preview.output).not.to.match(/"unused" is to be deleted, and/);
    });

    it("says it before the deletion too, which goes on", async () => {
      expect(up.output).to.match(USED);
      expect(await trial.snapshot()).to.deep.equal([]);
    });
  });
}
