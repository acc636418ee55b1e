import { credentials } from "@grpc/grpc-js";
import grpc from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import { expect } from "chai";
import { app } from "../../../../provider/resources/app.ts";
import { sandbox } from "../../../../provider/resources/sandbox.ts";
import { configure, rawResource, urnOf } from "../../../support/front-ends/plugin.ts";
import { appInputs, startPluginStage, type PluginStage } from "../../../support/front-ends/plugin-stage.ts";
import { providerCalls } from "../../../support/front-ends/provider-calls.ts";
import { newApp, startPortalStage, type PortalStage } from "../../../support/portal-stage.ts";

describe("one process of the plugin to which an engine attaches as two providers", () => {
  let one: PluginStage;
  let other: PortalStage;
  let second: InstanceType<typeof grpc.ResourceProviderClient>;
  before(async () => {
    one = await startPluginStage();
    other = await startPortalStage();
    // Clients of Node share their connections unless they are told not to; providers of the engine share none.
    second = new grpc.ResourceProviderClient(
      one.plugin.client.getChannel().getTarget(),
      credentials.createInsecure(),
      { "grpc.use_local_subchannel_pool": 1 },
    );
    await configure(second, { url: other.url, token: other.token });
  });
  after(async () => {
    second.close();
    await one.stop();
    await other.stop();
  });

  it("serves over each connection the portal that was configured over it", async () => {
    const made = [
      await one.plugin.raw(app).create(appInputs("Attached")),
      await rawResource(second, app).create(appInputs("Attached")),
    ];
    for (const [index, { portal }] of [one, other].entries()) {
      const listed = await portal.list<{ id: string }>("/apps", { name: "Attached" });
      expect(listed.map(({ id }) => id)).to.deep.equal([made[index]!.id]);
    }
  });

  it("cancels over each connection what was asked for over it", async () => {
    await one.portal.patch("/settings", { sandboxGenerationSeconds: 3600 });
    const appId = await newApp(one);
    const managedBy = urnOf(sandbox, appId);
    const { arrived, release } = one.recorder.hold(({ method }) => method === "GET", "answer");
    const inputs = { appId, redirectUris: ["http://localhost"], readyTimeout: "10m", managedBy };
    const created = one.plugin.raw(sandbox).create(inputs);
    await arrived;
    await providerCalls(second).cancel();
    one.server.advance(3_600_000);
    release();
    expect((await created).properties).to.include({ status: "ready" });
  });
});
