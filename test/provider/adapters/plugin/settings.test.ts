import messages from "@pulumi/pulumi/proto/provider_pb.js";
import { expect } from "chai";
import { UNKNOWN, type Values } from "../../../../provider/core/wire.ts";
import { app } from "../../../../provider/resources/app.ts";
import { refusalOf } from "../../../support/front-ends/asking.ts";
import { startEngineServer } from "../../../support/front-ends/engine-server.ts";
import { configure, rawResource, secret } from "../../../support/front-ends/plugin.ts";
import { startPluginProcess } from "../../../support/front-ends/plugin-process.ts";
import { providerCalls } from "../../../support/front-ends/provider-calls.ts";

const [url, token] = ["https://portal.example.com", "dpt_planted-token"];
const noToken =
  "devportal:token (or the variable DEVPORTAL_TOKEN) is missing: make one with `devportal token create`, " +
  "then set it with `pulumi config set --secret devportal:token`";

describe("the plugin's settings", () => {
  let engine: Awaited<ReturnType<typeof startEngineServer>>;
  const processes: Awaited<ReturnType<typeof startPluginProcess>>[] = [];
  before(async () => {
    engine = await startEngineServer();
    processes.push(
      await startPluginProcess(engine.address),
      await startPluginProcess(engine.address, { DEVPORTAL_URL: url, DEVPORTAL_TOKEN: "two words" }),
    );
  });
  after(async () => {
    await Promise.all(processes.map(({ stop }) => stop()));
    engine.stop();
  });
  const plain = () => providerCalls(processes[0]!.client);
  const withVariables = () => providerCalls(processes[1]!.client);

  for (const [says, news, reasons] of [
    ["all that is needed", { url, token }, []],
    [
      "all that there are",
      { url, token, maxRetries: "3", requestTimeout: "2.5", maxRequestsPerSecond: "9" },
      [],
    ],
    ["numbers that are numbers", { url, token, maxRetries: 3 }, []],
    ["what is known later", { url: UNKNOWN, token: UNKNOWN, maxRetries: UNKNOWN }, []],
    ["what the engine adds", { url, token, version: "0.1.0" }, []],
    ["no token", { url }, [noToken]],
    [
      "an address that is none, and a number out of range",
      { url: "portal", token, maxRetries: "21" },
      [
        "devportal:url must be an http or https address such as https://portal.example.com",
        "devportal:maxRetries must be a whole number from 0 to 20",
      ],
    ],
    [
      "an address with a password in it",
      { url: "https://ada:planted-password@portal.example.com", token },
      ["devportal:url must not contain a user name or password"],
    ],
    [
      "a token of two words",
      { url, token: "planted token" },
      ["devportal:token must be one word: it contains white space or characters no token has"],
    ],
    [
      "a misspelt setting",
      { url, token, requestTimeOut: "9" },
      ["devportal:requestTimeOut is not a setting; did you mean devportal:requestTimeout?"],
    ],
    ["an object in place of a word", { url: { a: 1 }, token }, [/^devportal:url must be an http/]],
  ] as [string, Values, (string | RegExp)[]][]) {
    it(`are ${reasons.length > 0 ? "refused" : "taken"} before any resource: ${says}`, async () => {
      const { failures } = await plain().checkConfig(news);
      expect(failures).to.have.lengthOf(reasons.length);
      reasons.forEach((reason, index) => {
        const failure = failures[index]!;
        expect(failure.property, "the engine prints the value of a property that is named").to.equal("");
        if (typeof reason === "string") expect(failure.reason).to.equal(reason);
        else expect(failure.reason).to.match(reason);
        expect(failure.reason).not.to.match(/planted/);
      });
    });
  }

  it("come from the variables of the environment too, which a failure then names", async () => {
    const { failures, inputs } = await withVariables().checkConfig({});
    expect(failures.map(({ reason }) => reason)).to.deep.equal([
      "DEVPORTAL_TOKEN must be one word: it contains white space or characters no token has",
    ]);
    expect(inputs, "what a variable holds is no part of the state").to.deep.equal({});
    expect((await withVariables().checkConfig({ token })).failures).to.deep.equal([]);
  });

  it("keep the token a secret in the state, and everything else as it is", async () => {
    const news = { url, token, maxRetries: "3" };
    expect((await plain().checkConfig(news)).inputs).to.deep.equal({ ...news, token: secret(token) });
    expect((await plain().checkConfig({ url, token: UNKNOWN })).inputs).to.deep.equal({
      url,
      token: UNKNOWN,
    });
  });

  for (const [says, olds, news, changed] of [
    ["nothing", { url, token }, { url, token }, []],
    ["the address", { url, token }, { url: "https://b.example.com", token }, ["url"]],
    ["the token", { url, token }, { url, token: "dpt_other" }, ["token"]],
    ["a setting that comes", { url }, { url, maxRetries: "3" }, ["maxRetries"]],
    ["a setting that goes", { url, maxRetries: "3" }, { url }, ["maxRetries"]],
    ["one that is not known yet", { url, token }, { url, token: UNKNOWN }, ["token"]],
    [
      "those of a dynamic provider, from which resources move here",
      { "devportal:url": url, "other:region": "x" },
      { url },
      ["devportal:url", "other:region", "url"],
    ],
  ] as [string, Values, Values, string[]][]) {
    it(`differ in ${says}, which replaces nothing`, async () => {
      const difference = await plain().diffConfig(olds, news);
      const { DIFF_SOME, DIFF_NONE } = messages.DiffResponse.DiffChanges;
      expect(difference.getChanges()).to.equal(changed.length > 0 ? DIFF_SOME : DIFF_NONE);
      expect(difference.getDiffsList()).to.have.members(changed);
      expect(difference.getReplacesList()).to.deep.equal([]);
    });
  }

  it("that are wrong fail each operation with a sentence, and those that come after them count", async () => {
    const { client } = processes[0]!;
    await configure(client, { url: "portal", token });
    const { message } = await refusalOf(rawResource(client, app).delete("1", {}));
    expect(message).to.match(/not complete or not right:\n {2}- devportal:url must be an http/);
    await configure(client, { url: "http://127.0.0.1:1", token, maxRetries: "0" });
    const { message: later } = await refusalOf(rawResource(client, app).delete("1", {}));
    expect(later).to.match(/^No answer from the portal at http:\/\/127\.0\.0\.1:1: nothing listens there/);
    expect(later).not.to.include("planted");
  });

  after(() => {
    for (const { printed } of processes) expect(printed()).to.equal("");
  });
});
