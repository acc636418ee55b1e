import { expect } from "chai";
import { join } from "node:path";
import { dayAhead, setAhead } from "../support/ahead-of-time.ts";
import { requireEngine, type TestStack } from "../support/engine.ts";
import { fronts, onDatabasesOf } from "../support/front-ends/fronts.ts";
import { oauthClient } from "../support/oauth-client.ts";
import type { Outcome } from "../support/outcome.ts";
import { newAppArgs, newTrial, type Trial } from "../support/trial.ts";

interface Credentials {
  clientId: string;
  clientSecret: string;
}

for (const { called, plugin, classes } of fronts) {
  const onItsDatabases = onDatabasesOf({ plugin });
  onItsDatabases(`rotation by the clock, through ${called}`, function () {
    this.timeout(300_000);

    let trial: Trial;
    let stack: TestStack;
    const previews: Record<"early" | "due" | "planned", Outcome> = {} as never;
    let quiet: Outcome;
    const held: { production: Credentials; sandbox: Credentials }[] = [];
    let token: string | undefined;

    const remember = async () => {
      const { production, sandbox } = await stack.outputs();
      held.push({ production: production?.value, sandbox: sandbox?.value } as (typeof held)[0]);
    };

    before(requireEngine);
    before(async () => {
      trial = await newTrial();
      const args = newAppArgs();
      stack = await trial.stack(
        async () => {
          const { id: appId } = new classes.App("board", args);
          const production = new classes.ProductionCredentials("board", {
            appId,
            redirectUris: ["https://board.example.com/callback"],
            rotation: { every: "90d", renewBefore: "14d", overlap: "72h" },
          });
          const sandbox = new classes.Sandbox("board", { appId, rotation: { every: "30d" } });
          const of = ({ clientId, clientSecret }: typeof production | typeof sandbox) => ({
            clientId,
            clientSecret,
          });
          return { production: of(production), sandbox: of(sandbox) };
        },
        { plugin },
      );
      await stack.up();
      await remember();
      token = (await oauthClient(trial.portal.url).token(held[0]!.production)).access_token;
      setAhead(stack, 29);
      previews.early = await stack.preview({ options: { expectNoChanges: true } });
      setAhead(stack, 77);
      previews.due = await stack.preview({ options: { diff: true } });
      const plan = join(stack.folder, "plan.json");
      stack.stack.workspace.envVars.PULUMI_EXPERIMENTAL = "true";
      previews.planned = await stack.preview({ options: { plan } });
      await stack.up({ options: { plan } });
      await remember();
      quiet = await stack.up({ options: { refresh: true } });
    });
    after(() => trial?.end());

    it("is not announced before its day", () => expect(previews.early.changes).to.deep.equal({}));

    it("is announced by the preview: by the generation, the next day, and the end of the overlap", () => {
      const { output } = previews.due;
      expect(output.match(/~ secretGeneration: 1 => 2/g)).to.have.lengthOf(2);
      expect(output).to.include(`~ rotateAfter     : "${dayAhead(76)}" => "${dayAhead(77 + 76)}"`);
      expect(output).to.include(`~ rotateAfter     : "${dayAhead(30)}" => "${dayAhead(77 + 30)}"`);
      expect(output).to.match(/\+ overlapEnds/);
      expect(previews.due.changes).to.deep.equal({ update: 2 });
    });

    it("keeps to a plan that was saved", () => expect(previews.planned.changes).to.deep.equal({ update: 2 }));

    for (const kind of ["production", "sandbox"] as const) {
      it(`gives the same client another secret, and both work: ${kind}`, async () => {
        const [former, current] = [held[0]![kind], held[1]![kind]];
        expect(current.clientId).to.equal(former.clientId);
        expect(current.clientSecret).not.to.equal(former.clientSecret);
        const client = oauthClient(trial.portal.url);
        for (const credentials of [former, current])
          expect((await client.token(credentials)).status).to.equal(200);
      });
    }

    it("leaves redirect URIs and the tokens of the living version as they are", async () => {
      const [{ productionCredentials }] = await trial.snapshot();
      expect(productionCredentials.redirectUris).to.deep.equal(["https://board.example.com/callback"]);
      expect(await oauthClient(trial.portal.url).works(token)).to.equal(true);
    });

    it("does not come again on the same day", () => expect(quiet.changes).to.deep.equal({}));
  });
}
