import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { requireEngine } from "../support/engine.ts";
import { fronts } from "../support/front-ends/fronts.ts";
import { previewJson } from "../support/preview-json.ts";
import { newAppArgs, newTrial, type Trial } from "../support/trial.ts";

const script = fileURLToPath(new URL("../../examples/pull-request/comment.mjs", import.meta.url));
const commentOn = (printed: string) =>
  execFileSync(process.execPath, [script], { input: printed, encoding: "utf8" });

for (const { called, plugin, classes } of fronts) {
  describe(`the comment on a pull request, of a program with ${called}`, function () {
    this.timeout(300_000);

    let trial: Trial;
    const comment: Record<"changes" | "drift" | "none" | "wrong", string> = {} as never;
    const secrets: string[] = ["the first envelope", "the second envelope"];
    let asked: string[];
    let written: unknown[];

    before(requireEngine);
    before(async () => {
      trial = await newTrial();
      const args = newAppArgs();
      const program = (changed: object, trigger: number) => async () => {
        const { id: appId } = new classes.App("board", { ...args, ...changed });
        const { clientSecret } = new classes.ProductionCredentials("board", {
          appId,
          rotation: { trigger: pulumi.secret(secrets[trigger]) },
        });
        new classes.Collaborator("guest", { appId, email: `guest-${trigger}@example.com` });
        if (trigger === 0) new classes.Collaborator("ada", { appId, email: "ada@example.com" });
        else new classes.Sandbox("board", { appId });
        return { appId, clientSecret };
      };
      const stack = await trial.stack(program({}, 0), { plugin });
      await stack.up();
      const { appId, clientSecret } = await stack.outputs();
      const token = (value: string) => stack.stack.setConfig("devportal:token", { value, secret: true });
      await token("none");
      trial.recorder.clear();
      comment.none = commentOn(await previewJson(stack));
      stack.setProgram(program({ description: "```\n@everybody" }, 1));
      comment.changes = commentOn(await previewJson(stack));
      asked = trial.recorder.requests.map(({ path }) => path);
      stack.setProgram(program({ description: "", category: "games" }, 0));
      comment.wrong = commentOn(await previewJson(stack, { fails: true }));
      stack.setProgram(program({}, 0));
      const read = await trial.portal.makeToken("read");
      await token(read);
      await trial.api("PATCH", `/apps/${String(appId?.value)}`, { body: { description: "By hand." } });
      comment.drift = commentOn(await previewJson(stack, { options: { refresh: true } }));
      written = trial.recorder.writes();
      secrets.push(read, String(clientSecret?.value));
    });
    after(() => trial?.end());

    it("says so where nothing changes", () => {
      expect(comment.none).to.equal("### `pulumi preview`: no changes\n");
    });

    it("says what happens to each resource, property by property", () => {
      const { changes } = comment;
      expect(changes)
        .to.match(/^### `pulumi preview`: .*1 to create/)
        .and.to.contain("1 to delete");
      expect(changes).to.contain(
        '**App** `board` changes\n\n````diff\n! description: "Shows the open bids." => "```',
      );
      expect(changes).to.contain("**ProductionCredentials** `board` changes");
      expect(changes).to.contain("! secretGeneration: 1 => 2");
      expect(changes).to.match(/\*\*Sandbox\*\* `board` is created\n\n```diff\n\+ appId: /);
      expect(changes).to.contain("**Collaborator** `ada` is **deleted**");
      expect(changes).to.match(
        /\*\*Collaborator\*\* `guest` is \*\*deleted and made anew\*\*\n\n```diff\n! email: .*\n```/,
      );
      expect(changes).not.to.match(/__provider|stackTrace/);
    });

    it("has what somebody did in the portal, with --refresh and a token that may only read", () => {
      expect(comment.drift).to.contain(
        '**App** `board` changes\n\n```diff\n! description: "By hand." => "Shows the open bids."\n```',
      );
      expect(written).to.deep.equal([]);
    });

    it("says what is wrong with a program", () => {
      expect(comment.wrong)
        .to.match(/^### `pulumi preview` failed\n/)
        .and.to.match(/error: .* has a problem: description must not be empty/)
        .and.to.match(/error: .* has a problem: category must be one of/);
    });

    it("comes of a preview that asks the portal for nothing", () => expect(asked).to.deep.equal([]));

    it("has no secret", () => {
      for (const text of Object.values(comment)) {
        for (const secret of secrets) expect(text).not.to.contain(secret);
      }
    });
  });
}

describe("docs/pull-requests.md", () => {
  it("has the workflow that is in examples/pull-request", () => {
    const [page, workflow] = ["docs/pull-requests.md", "examples/pull-request/preview.yml"].map((path) =>
      readFileSync(new URL(`../../${path}`, import.meta.url), "utf8"),
    );
    expect(page).to.contain(`\`\`\`yaml\n${workflow}\`\`\``);
  });
});
