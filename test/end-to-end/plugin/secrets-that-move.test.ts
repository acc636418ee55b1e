import { randomBytes } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import { requireEngine } from "../../support/engine.ts";
import { pluginFour, ProductionCredentials } from "../../support/plugin-program.ts";
import { search } from "../../support/search.ts";
import { told } from "../../support/told.ts";
import { newTrial, type Trial } from "../../support/trial.ts";

const newSecret = (what: string) => `${what}-${randomBytes(12).toString("hex")}`;
const refused = { answer: { status: 403, body: { error: { code: "forbidden", message: "Not yet." } } } };

onEachDatabase("a secret that is no longer where the program put it, through the plugin,", function () {
  this.timeout(120_000);

  let trial: Trial;
  before(requireEngine);
  beforeEach(async () => void (trial = await newTrial()));
  afterEach(() => trial?.end());

  it("stays one when the portal's list has got another item before it", async () => {
    const callback = `https://${newSecret("callback")}.example.com/`;
    const redirectUris = ["https://a.example.com/", pulumi.secret(callback)];
    const stack = await trial.stack(pluginFour({ credentials: { redirectUris } }), { plugin: true });
    await stack.up();
    const { id } = (await trial.snapshot())[0].app;
    const [first, ...others] = ["https://zero.example.com/", "https://a.example.com/", callback];
    await trial.api("PATCH", `/apps/${id}/production-credentials`, {
      body: { redirectUris: [first, ...others] },
    });
    const refresh = told(await stack.refresh({ options: { diff: true } }));
    expect(search({ refresh, state: await stack.exported() }, callback)).to.deep.equal([]);
    expect(Object.keys((await stack.up()).changes)).to.deep.equal(["update"]);
    const { productionCredentials } = (await trial.snapshot())[0];
    expect(productionCredentials.redirectUris).to.deep.equal(["https://a.example.com/", callback]);
  });

  it("stays one when the update that moves it within an object goes wrong", async () => {
    const trigger = newSecret("trigger");
    const program = (rotation: object, redirectUris: string[]) =>
      pluginFour({ credentials: { rotation, redirectUris } });
    const stack = await trial.stack(program({ trigger: { a: pulumi.secret(trigger) } }, []), {
      plugin: true,
    });
    await stack.up();
    trial.recorder.inject(({ method, path }) => method === "POST" && path.endsWith("/secrets"), refused);
    const moved = { trigger: { a: "plain", b: pulumi.secret(trigger) } };
    stack.setProgram(program(moved, ["https://b.example.com/"]));
    const up = told(await stack.up({ fails: true, options: { diff: true } }));
    expect(search({ up, state: await stack.exported() }, trigger)).to.deep.equal([]);
  });

  it("stays one when an update made it one, went wrong half-way, and is refreshed", async () => {
    const description = newSecret("description");
    const program = (app: object) => pluginFour({ app });
    const stack = await trial.stack(program({ description: "Open." }), { plugin: true });
    await stack.up();
    trial.recorder.inject(({ path }) => path.endsWith("/logo"), refused);
    stack.setProgram(program({ description: pulumi.secret(description), logo: undefined }));
    const up = told(await stack.up({ fails: true, options: { diff: true } }));
    const refresh = told(await stack.refresh({ options: { diff: true } }));
    expect(search({ up, refresh, state: await stack.exported() }, description)).to.deep.equal([]);
  });

  it("is not shown when it is in a list twice", async () => {
    const callback = `https://${newSecret("callback")}.example.com/`;
    const redirectUris = [callback, callback].map((uri) => pulumi.secret(uri));
    const appId = "123e4567-e89b-12d3-a456-426614174000";
    const make = () => new ProductionCredentials("twice", { appId, redirectUris });
    const stack = await trial.stack(async () => void make(), { plugin: true });
    const outcome = await stack.preview({ fails: true });
    expect(outcome.diagnostics.join("\n")).to.contain("redirectUris must not have the same item twice");
    expect(search({ told: told(outcome) }, callback)).to.deep.equal([]);
  });
});
