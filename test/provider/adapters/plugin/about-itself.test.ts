import { readFile } from "node:fs/promises";
import { status } from "@grpc/grpc-js";
import messages from "@pulumi/pulumi/proto/provider_pb.js";
import { expect } from "chai";
import { app } from "../../../../provider/resources/app.ts";
import { ask, refusalOf } from "../../../support/front-ends/asking.ts";
import { startEngineServer } from "../../../support/front-ends/engine-server.ts";
import { rawResource } from "../../../support/front-ends/plugin.ts";
import { startPluginProcess } from "../../../support/front-ends/plugin-process.ts";
import { providerCalls } from "../../../support/front-ends/provider-calls.ts";

const provider = (file: string) => readFile(new URL(`../../../../provider/${file}`, import.meta.url), "utf8");

describe("the plugin, asked about itself,", () => {
  let engine: Awaited<ReturnType<typeof startEngineServer>>;
  let process: Awaited<ReturnType<typeof startPluginProcess>>;
  let calls: ReturnType<typeof providerCalls>;
  before(async () => {
    engine = await startEngineServer();
    process = await startPluginProcess(engine.address);
    calls = providerCalls(process.client);
  });
  after(async () => {
    await process.stop();
    engine.stop();
  });

  it("shakes hands: it takes secrets", async () => {
    expect((await calls.handshake(engine.address)).toObject()).to.include({ acceptSecrets: true });
  });

  it("says its version, which is the package's", async () => {
    const { version } = JSON.parse(await provider("package.json")) as { version: string };
    expect((await calls.getPluginInfo()).getVersion()).to.equal(version);
  });

  it("has the schema that is in the package", async () => {
    expect(await calls.getSchema()).to.equal(await provider("schema.json"));
  });

  for (const [call, asked] of Object.entries({
    create: () => rawResource(process.client, app).create({ name: "x" }),
    read: () => rawResource(process.client, app).read("1", {}),
    "a look-up": () => calls.invoke("devportal:index:getApps"),
  })) {
    it(`answers ${call} with a sentence before it is configured`, async () => {
      const { code, message } = await refusalOf(asked());
      expect([code, message]).to.deep.equal([status.UNKNOWN, "The provider is not configured yet"]);
    });
  }

  for (const [name, asked] of Object.entries({
    construct: () =>
      ask<messages.ConstructRequest, messages.ConstructResponse>(
        (request, done) => process.client.construct(request, done),
        new messages.ConstructRequest(),
      ),
    call: () =>
      ask<messages.CallRequest, messages.CallResponse>(
        (request, done) => process.client.call(request, done),
        new messages.CallRequest(),
      ),
    parameterize: () =>
      ask<messages.ParameterizeRequest, messages.ParameterizeResponse>(
        (request, done) => process.client.parameterize(request, done),
        new messages.ParameterizeRequest(),
      ),
    getMapping: () =>
      ask<messages.GetMappingRequest, messages.GetMappingResponse>(
        (request, done) => process.client.getMapping(request, done),
        new messages.GetMappingRequest(),
      ),
  })) {
    it(`answers ${name}, which it has not, with UNIMPLEMENTED`, async () => {
      expect(await refusalOf(asked())).to.have.property("code", status.UNIMPLEMENTED);
    });
  }
});
