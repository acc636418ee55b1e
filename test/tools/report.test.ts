import type { EngineEvent } from "@pulumi/pulumi/automation/index.js";
import { expect } from "chai";
import { reportOf } from "../../tools/start/report.ts";

describe("the report of an operation", () => {
  const metadata = (op: string, type: string, diffs: string[] = []) => ({
    op,
    urn: `urn:pulumi:dev::quickstart::pulumi-nodejs:dynamic/devportal:${type}::one`,
    type: `pulumi-nodejs:dynamic/devportal:${type}`,
    diffs,
  });
  const said = (severity: string, message: string) => ({ diagnosticEvent: { severity, message } });
  const report = (...events: object[]) => reportOf(events as EngineEvent[], "did");

  it("tells what was done, property by property, and counts what was not touched", () => {
    const { lines, total } = report(
      { resOutputsEvent: { metadata: metadata("update", "App", ["description"]) } },
      { resOutputsEvent: { metadata: metadata("same", "Sandbox") } },
    );
    expect(lines.map(words)).to.deep.equal(["~ App one updated (description)"]);
    expect(total).to.equal("1 updated, 1 unchanged");
  });

  it("does not call created what failed", () => {
    const { lines, total } = report(
      { resourcePreEvent: { metadata: metadata("create", "App") } },
      { resOpFailedEvent: { metadata: metadata("create", "App") } },
    );
    expect(lines.map(words)).to.deep.equal(["+ App one failed to create"]);
    expect(total).to.equal("");
  });

  it("passes on errors and the provider's warnings, each once, and no chatter", () => {
    const { problems } = report(
      said("error", "no\n"),
      said("info#err", "no"),
      said("info", "Generating the sandbox…\nwarning: taken over"),
      said("error", "no"),
    );
    expect(problems).to.deep.equal(["no", "warning: taken over"]);
  });
});

function words(line: string) {
  return line.trim().replaceAll(/ +/g, " ");
}
