import { expect } from "chai";
import { newStack, requireEngine, type TestStack } from "../../support/engine.ts";
import { App, Provider } from "../../support/plugin-program.ts";
import type { Outcome } from "../../support/outcome.ts";
import { told } from "../../support/told.ts";
import { newAppArgs } from "../../support/trial.ts";

const app = newAppArgs();
const url = "http://127.0.0.1:1";
const token = "a-token-that-nobody-should-read";
const missing = "is missing: make one with `devportal token create`, then set it with";

const refused: { title: string; args: Record<string, unknown>; says: string }[] = [
  {
    title: "an address that is none",
    args: { url: "portal.example.com", token },
    says: "devportal:url must be an http or https address such as https://portal.example.com",
  },
  {
    title: "no address",
    args: { token },
    says: "devportal:url (or the variable DEVPORTAL_URL) is missing: set it with `pulumi config set devportal:url",
  },
  {
    title: "no token",
    args: { url },
    says: `devportal:token (or the variable DEVPORTAL_TOKEN) ${missing}`,
  },
  {
    title: "a token of two words",
    args: { url, token: `${token} ${token}` },
    says: "devportal:token must be one word",
  },
  {
    title: "a setting that is misspelt",
    args: { url, token, maxRetrys: 3 },
    says: "devportal:maxRetrys is not a setting; did you mean devportal:maxRetries?",
  },
  {
    title: "a number that is too large",
    args: { url, token, maxRetries: 1000 },
    says: "devportal:maxRetries must be a whole number from 0 to 20",
  },
];

describe("a configuration of the plugin that cannot work", function () {
  this.timeout(120_000);

  let stack: TestStack;
  before(requireEngine);
  before(async () => {
    stack = await newStack({ program: async () => undefined, plugin: true });
  });
  after(() => stack?.remove());

  for (const { title, args, says } of refused) {
    it(`is refused at preview in one error that says what to do: ${title}`, async () => {
      stack.setProgram(async () => {
        new App("app", app, { provider: new Provider("portal", args) });
      });
      const outcome = await stack.preview({ fails: true });
      expect(problemsOf(outcome), outcome.output).to.have.lengthOf(1);
      expect(problemsOf(outcome)[0]).to.contain(says);
      expect(told(outcome)).not.to.contain(token);
      expect(outcome.output).not.to.match(/^\s+at /m);
    });
  }

  it("is refused likewise where it is the stack's, all problems at once", async () => {
    await stack.stack.setAllConfig({
      "devportal:url": { value: "portal.example.com" },
      "devportal:token": { value: `${token} ${token}`, secret: true },
      "devportal:maxRetrys": { value: "3" },
    });
    stack.setProgram(async () => {
      new App("app", app);
    });
    const outcome = await stack.preview({ fails: true });
    const problems = problemsOf(outcome);
    expect(problems, outcome.output).to.have.lengthOf(3);
    for (const name of ["url must be", "token must be", "maxRetrys is not"]) {
      expect(problems.join("\n")).to.contain(`devportal:${name}`);
    }
    expect(told(outcome)).not.to.contain(token);
  });

  it("is told at up where a portal does not answer, and what to do", async () => {
    stack.setProgram(async () => {
      new App("app", app, { provider: new Provider("portal", { url, token, maxRetries: 0 }) });
    });
    await stack.preview();
    const { diagnostics, output } = await stack.up({ fails: true });
    const errors = diagnostics.filter((text) => text.includes("No answer from the portal"));
    expect(errors, output).to.have.lengthOf(1);
    expect(errors[0]).to.contain(`No answer from the portal at ${url}: nothing listens there (ECONNREFUSED)`);
    expect(errors[0]).to.contain("Start it (`devportal serve`), or set devportal:url (or DEVPORTAL_URL)");
    expect(output).not.to.contain(token);
  });
});

function problemsOf({ diagnostics }: Outcome): string[] {
  return diagnostics.filter((text) => text.includes("devportal:"));
}
