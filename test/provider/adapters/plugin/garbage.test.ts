import { status, type ServiceError } from "@grpc/grpc-js";
import messages from "@pulumi/pulumi/proto/provider_pb.js";
import { expect } from "chai";
import type { Values } from "../../../../provider/core/wire.ts";
import { app } from "../../../../provider/resources/app.ts";
import { productionCredentials } from "../../../../provider/resources/production-credentials.ts";
import { ask, refusalOf } from "../../../support/front-ends/asking.ts";
import { rawResource, urnOf } from "../../../support/front-ends/plugin.ts";
import { appInputs, startPluginStage, type PluginStage } from "../../../support/front-ends/plugin-stage.ts";

const appId = "123e4567-e89b-12d3-a456-426614174000";
const types =
  "there are devportal:index:App, devportal:index:ProductionCredentials, devportal:index:Sandbox, devportal:index:Collaborator";

describe("the plugin, asked for nonsense,", () => {
  let stage: PluginStage;
  before(async () => void (stage = await startPluginStage()));
  after(() => stage.stop());
  afterEach("goes on to serve", async () => {
    expect((await stage.calls.getPluginInfo()).getVersion()).not.to.equal("");
    expect(stage.plugin.printed()).to.equal("");
  });
  const apps = () => stage.plugin.resource(app);
  const asIs = (bytes: Buffer) => bytes;
  const send = (call: string, bytes: Buffer) =>
    ask<Buffer, Buffer>(
      (request, done) =>
        stage.plugin.client.makeUnaryRequest(
          `/pulumirpc.ResourceProvider/${call}`,
          asIs,
          asIs,
          request,
          (error: ServiceError | null, answer?: Buffer) => done(error, answer!),
        ),
      bytes,
    );

  for (const [says, bytes] of [
    ["bytes that are no message", Buffer.from("ffffffffffffffff", "hex")],
    ["a message that is cut", Buffer.from("0a7f61", "hex")],
    ["text", Buffer.from("GET / HTTP/1.1\r\n\r\n")],
  ] as const) {
    it(`answers ${says} with one error`, async () => {
      expect((await refusalOf(send("Create", bytes))).code).to.equal(status.INTERNAL);
    });
  }

  it("answers a call that does not exist with UNIMPLEMENTED", async () => {
    expect((await refusalOf(send("Explode", Buffer.alloc(0)))).code).to.equal(status.UNIMPLEMENTED);
  });

  for (const [urn, token] of [
    ["", ""],
    ["one", ""],
    ["urn:pulumi:test::test", ""],
    ["urn:pulumi:test::test::devportal:index:Toy::one", "devportal:index:Toy"],
    ["urn:pulumi:test::test::aws:s3/bucket:Bucket::one", "aws:s3/bucket:Bucket"],
    ["urn:pulumi:test::test::devportal:index:app::one", "devportal:index:app"],
  ] as const) {
    it(`answers a type of which there is none, in each operation: "${urn}"`, async () => {
      const calls = rawResource(stage.plugin.client, app, { urn: () => urn });
      for (const asked of [
        calls.check({}, {}),
        calls.diff("1", {}, {}),
        calls.create({}),
        calls.read("1", {}),
        calls.update("1", {}, {}),
        calls.delete("1", {}),
      ]) {
        const { code, message } = await refusalOf(asked);
        expect([code, message]).to.deep.equal([
          status.UNKNOWN,
          `There is no resource type "${token}"; ${types}`,
        ]);
      }
    });
  }

  it("takes a type within a component for what it is", async () => {
    const urn = "urn:pulumi:test::test::acme:index:Team$devportal:index:App::one";
    const calls = rawResource(stage.plugin.client, app, { urn: () => urn });
    const { inputs, failures } = await calls.check({}, appInputs("Within"));
    expect([inputs.managedBy, failures]).to.deep.equal([urn, []]);
  });

  for (const [news, failures] of [
    [{}, ["name", "description", "integrationType", "category"]],
    [{ ...appInputs("x"), name: 5, description: [], category: {} }, ["name", "description", "category"]],
    [{ ...appInputs("x"), name: null, deletionProtection: "yes" }, ["name", "deletionProtection"]],
    [{ ...appInputs("x"), logo: "logo.png", adopt: 1 }, ["logo", "adopt"]],
    [{ ...appInputs("x"), "": 1, " ": 2, "a.b": 3, constructor: 4 }, ["", " ", "a.b", "constructor"]],
    [JSON.parse('{"__proto__": {"name": "x"}}'), ["name", "description", "integrationType", "category"]],
  ] as [Values, string[]][]) {
    it(`refuses wrong input, each by its name: ${JSON.stringify(news)}`, async () => {
      const refused = (await apps().check({}, news)).failures.map(({ property }) => property);
      expect(refused).to.include.members(failures);
    });
  }

  it("refuses a list in place of an object, and an object in place of a list", async () => {
    const news = { appId, rotation: [1], redirectUris: { a: 1 } };
    const { failures } = await stage.plugin.resource(productionCredentials).check({}, news);
    expect(failures.map(({ property }) => property)).to.have.members(["rotation", "redirectUris"]);
  });

  it("takes any trigger of a rotation, however deep", async () => {
    let trigger: unknown = 1;
    for (let depth = 0; depth < 60; depth++) trigger = { a: [trigger] };
    const { inputs, failures } = await stage.plugin
      .resource(productionCredentials)
      .check({}, { appId, rotation: { trigger } });
    expect(failures).to.deep.equal([]);
    expect(inputs.rotation).to.deep.equal({ trigger, overlap: "24h" });
  });

  it("refuses a description of 5 MB with a short sentence", async () => {
    const description = "x".repeat(5_000_000);
    const { failures } = await apps().check({}, { ...appInputs("Large"), description });
    expect(failures).to.deep.equal([{ property: "description", reason: "must be at most 500 characters" }]);
  });

  for (const id of ["", ".", "..", "../settings", "a/b?c#d", "\u0000", "x".repeat(10_000)]) {
    it(`looks for no other path than an app's: ${JSON.stringify(id.slice(0, 20))}`, async () => {
      stage.recorder.clear();
      expect((await refusalOf(apps().get(id))).message).not.to.match(/report it/);
      for (const { path } of stage.recorder.requests) expect(path).to.match(/^\/api\/v1\/apps\/[^/?#]*$/);
    });
  }

  it("passes a creation without inputs on to the portal, whose refusal it tells", async () => {
    const request = new messages.CreateRequest();
    request.setUrn(urnOf(app, "one"));
    const asked = ask<messages.CreateRequest, messages.CreateResponse>(
      (request, done) => stage.plugin.client.create(request, done),
      request,
    );
    expect((await refusalOf(asked)).message).to.match(/^\[POST\] \/apps: 422 validation_failed: /);
  });
});
