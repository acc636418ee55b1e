import { credentials } from "@grpc/grpc-js";
import grpc from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import { expect } from "chai";
import { app } from "../../../../provider/resources/app.ts";
import { configure, rawResource, startPlugin } from "../../../support/front-ends/plugin.ts";
import { appInputs } from "../../../support/front-ends/plugin-stage.ts";
import { startPortalStage, type PortalStage } from "../../../support/portal-stage.ts";

describe("one process of the plugin to which an engine attaches as two providers", () => {
  const stages: PortalStage[] = [];
  before(async () => void stages.push(await startPortalStage(), await startPortalStage()));
  after(() => Promise.all(stages.map((stage) => stage.stop())));

  it("serves over each connection the portal that was configured over it", async () => {
    const [one, other] = stages as [PortalStage, PortalStage];
    const plugin = await startPlugin({ url: one.url, token: one.token });
    // Clients of Node share their connections unless they are told not to; providers of the engine share none.
    const second = new grpc.ResourceProviderClient(
      plugin.client.getChannel().getTarget(),
      credentials.createInsecure(),
      { "grpc.use_local_subchannel_pool": 1 },
    );
    await configure(second, { url: other.url, token: other.token });
    const made = [
      await plugin.raw(app).create(appInputs("Attached")),
      await rawResource(second, app).create(appInputs("Attached")),
    ];
    for (const [index, { portal }] of stages.entries()) {
      const listed = await portal.list<{ id: string }>("/apps", { name: "Attached" });
      expect(listed.map(({ id }) => id)).to.deep.equal([made[index]!.id]);
    }
    second.close();
    await plugin.stop();
  });
});
