import { expect } from "chai";
import { handlerString } from "../../provider/adapters/handler-string.ts";
import { createRuntime } from "../../provider/runtime.ts";
import { app } from "../../provider/resources/app.ts";
import { startDynamicHost } from "../support/dynamic-host.ts";
import { startFaultServer } from "../support/fault-server.ts";
import { resourceCalls } from "../support/front-ends/resource-calls.ts";

const naive =
  "exports.handler=()=>{let c;return{async configure(r){await new Promise((done)=>setTimeout(done,50));c=r.config}," +
  "async delete(){if(!c)throw new Error('not configured')}}}";

describe("in Pulumi's own host of dynamic providers", () => {
  let server: Awaited<ReturnType<typeof startFaultServer>>;
  let host: Awaited<ReturnType<typeof startDynamicHost>>;

  before(async function () {
    this.timeout(30_000);
    server = await startFaultServer();
    server.answers((response) => void response.writeHead(204).end());
    host = await startDynamicHost({ "devportal:url": server.url, "devportal:token": "dpt_planted-token" });
  });
  after(async () => {
    await host.stop();
    await server.stop();
  });

  const calls = (handler = handlerString("App")) =>
    resourceCalls(host.client, {
      urn: () => "urn:pulumi:test::test::pulumi-nodejs:dynamic/devportal:App::one",
      sent: (values) => ({ ...values, __provider: handler }),
      received: (values) => values,
      inputs: Object.keys(app.inputs),
      settled: host.flush,
    });
  const deletes = async (handler?: string) => {
    const all = Array.from({ length: 20 }, (_, index) => calls(handler).delete(`${index}`, { claim: "c" }));
    return (await Promise.allSettled(all)).filter(({ status }) => status === "rejected").length;
  };

  it("20 deletes at once find their configuration, where a naive provider has it in one", async () => {
    expect(await deletes(naive)).to.equal(19);
    expect(await deletes()).to.equal(0);
    expect(server.seen).to.have.lengthOf(20);
  });

  it("an error is printed once, without a stack and without the token", async () => {
    server.answers((response) => {
      response.writeHead(409, { "content-type": "application/json" });
      response.end(JSON.stringify({ error: { code: "deletion_protected", message: "It is protected." } }));
    });
    const error = await calls()
      .delete("1", { claim: "c" })
      .catch((error: unknown) => error);
    expect(error).to.have.property("message", "[DELETE] /apps/1: 409 deletion_protected: It is protected.");
    expect(host.printed().trim().split("\n").at(-1)).to.equal(
      "PortalError: [DELETE] /apps/1: 409 deletion_protected: It is protected.",
    );
    expect(host.printed().match(/It is protected/g)).to.have.lengthOf(1);
    expect(host.printed()).not.to.include("planted-token");
  });

  it("wrong input is told property by property", async () => {
    const { failures } = await calls().check({}, { name: "", category: "toys" });
    expect(failures.map(({ property }) => property)).to.include.members(["name", "description", "category"]);
  });
});

describe("the runtime", () => {
  const silent = { say: () => undefined, progress: () => undefined, warn: () => undefined };

  it("fails every operation as configuring failed", async () => {
    const runtime = createRuntime(silent, {});
    const [first, second] = [runtime.of(app), runtime.of(app)];
    runtime.configure(() => undefined);
    for (const handlers of [first, second, first]) {
      const error = await handlers().catch((error: unknown) => error);
      expect(error).to.have.property("message").that.includes("devportal:token");
    }
  });

  it("lets operations that come first wait for the configuration", async () => {
    const runtime = createRuntime(silent, {});
    const waiting = runtime.of(app)();
    const settings: Record<string, string> = {
      "devportal:url": "http://127.0.0.1:1",
      "devportal:token": "dpt_token",
    };
    runtime.configure((key) => settings[key]);
    expect(await waiting).to.have.property("create");
  });
});
