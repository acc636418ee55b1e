import { expect } from "chai";
import { v7 } from "uuid";
import { handlers } from "../../../provider/core/handlers.ts";
import { app } from "../../../provider/resources/app.ts";
import { onEachDatabase } from "../../support/databases.ts";
import { newApp, startPortalStage, type PortalStage } from "../../support/portal-stage.ts";
import { succeed } from "../../support/stage.ts";

const urn = (project: string) => `urn:pulumi:dev::${project}::devportal:index:App::app`;

onEachDatabase("an app of which the state has no claim", () => {
  let stage: PortalStage;
  before(async () => void (stage = await startPortalStage()));
  after(() => stage.stop());

  it("is left to the program that took it over since many were read at once", async () => {
    const managedBy = urn("mine");
    const ids = await Promise.all(Array.from({ length: 6 }, () => newApp(stage, { managedBy })));
    const warnings: string[] = [];
    const { read, delete: remove } = handlers(app, {
      portal: stage.portal,
      newClaim: () => v7(),
      now: () => new Date(),
      warn: (message) => warnings.push(message),
      say: () => undefined,
      progress: () => undefined,
    });
    for (const id of ids.slice(0, 5)) await read(id, { managedBy });

    const [last = ""] = ids.slice(5);
    await succeed(stage.server, stage.token, "PATCH", `/apps/${last}`, { body: { managedBy: null } });
    await succeed(stage.server, stage.token, "PATCH", `/apps/${last}`, {
      body: { managedBy: urn("theirs") },
      headers: { "idempotency-key": v7(), "devportal-claim": v7() },
    });
    await remove(last, { managedBy });
    expect(warnings).to.deep.equal([`App ${last} is left as it is: ${urn("theirs")} manages it`]);
    expect(await stage.portal.get(`/apps/${last}`)).to.have.property("managedBy", urn("theirs"));
  });
});
