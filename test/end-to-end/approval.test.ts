import { expect } from "chai";
import { requireEngine, type TestStack } from "../support/engine.ts";
import { fronts, onDatabasesOf } from "../support/front-ends/fronts.ts";
import { oauthClient } from "../support/oauth-client.ts";
import type { Outcome } from "../support/outcome.ts";
import { newAppArgs, newTrial, type Trial } from "../support/trial.ts";

for (const { called, plugin, classes } of fronts) {
  const onItsDatabases = onDatabasesOf({ plugin });
  onItsDatabases(`production access that an operator must approve, through ${called}`, function () {
    this.timeout(300_000);

    let trial: Trial;
    const outcome: Record<"pending" | "rejected" | "again" | "approved" | "quiet", Outcome> = {} as never;
    const status: Record<string, unknown> = {};

    before(requireEngine);
    before(async () => {
      trial = await newTrial();
      const { api, recorder } = trial;
      await api("PATCH", "/settings", { body: { approvalRequired: true } });
      const args = newAppArgs();
      const program = (waitForApproval?: string) => async () => {
        const { id: appId } = new classes.App("board", args);
        const made = new classes.ProductionCredentials("board", { appId, waitForApproval });
        const { clientId, clientSecret, status } = made;
        return { appId, credentials: { clientId, clientSecret }, status };
      };
      const stack = await trial.stack(program(), { plugin });
      outcome.pending = await stack.up();
      const { appId } = await stack.outputs();
      const at = `/apps/${String(appId?.value)}/production-credentials`;
      status.token = await tokenStatus(stack);
      await api("POST", `${at}/reject`, { body: { reason: "No such product." } });
      stack.setProgram(program("5m"));
      outcome.rejected = await stack.up({ fails: true });
      recorder.clear();
      outcome.again = await stack.up({ fails: true });
      status.requests = recorder.requests.map(({ method }) => method);
      const asked = ({ method, path }: { method: string; path: string }) =>
        method === "GET" && path.endsWith(at);
      recorder.inject(asked, { beforeRequest: () => api("POST", `${at}/approve`) });
      outcome.approved = await stack.up();
      status.tokenAfter = await tokenStatus(stack);
      outcome.quiet = await stack.up({ options: { refresh: true } });
    });
    after(() => trial?.end());

    async function tokenStatus(stack: TestStack) {
      const { credentials } = await stack.outputs();
      return (await oauthClient(trial.portal.url).token(credentials?.value as never)).status;
    }

    it("is a success that says who must approve, and where", () => {
      expect(outcome.pending.changes).to.deep.equal({ create: 3 });
      expect(outcome.pending.output).to.match(
        /await the approval of an operator of the portal, at http\S+\/operator\/requests/,
      );
      expect(status.token).to.equal(400);
    });

    it("fails with the reason when it was rejected, and asks for nothing again", () => {
      for (const { output } of [outcome.rejected, outcome.again]) {
        expect(output).to.include("were rejected by an operator of the portal: No such product.");
        expect(output).not.to.match(/^\s+at .*:\d+:\d+/m);
      }
      expect(status.requests).to.deep.equal(["GET"]);
    });

    it("works with the secret of the first `up` from the approval on", () => {
      expect(outcome.approved.changes).to.deep.equal({ update: 1 });
      expect(status.tokenAfter).to.equal(200);
      expect(outcome.quiet.changes).to.deep.equal({});
    });
  });
}
