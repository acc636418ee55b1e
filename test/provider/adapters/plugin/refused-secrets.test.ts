import { expect } from "chai";
import { app } from "../../../../provider/resources/app.ts";
import { productionCredentials } from "../../../../provider/resources/production-credentials.ts";
import { refusalOf } from "../../../support/front-ends/asking.ts";
import { secret, urnOf } from "../../../support/front-ends/plugin.ts";
import { appInputs, startPluginStage, type PluginStage } from "../../../support/front-ends/plugin-stage.ts";
import { newApp } from "../../../support/portal-stage.ts";

const name = "Not To Be Told";
const other = { ...appInputs("Other"), managedBy: urnOf(app, "other") };
const taken = /409 app_name_taken: The owner has a live app named "\[secret\]" already/;

describe("what the portal says of a secret that it refuses", () => {
  let stage: PluginStage;
  before(async () => {
    stage = await startPluginStage();
    await newApp(stage, { name });
  });
  after(() => stage.stop());
  afterEach(() => stage.recorder.heal());
  const apps = () => stage.plugin.raw(app);

  it("is told without it: of a create", async () => {
    const { message } = await refusalOf(apps().create({ ...other, name: secret(name) }));
    expect(message).to.match(taken);
  });

  it("is told without it: of an update, and of what it left unfinished", async () => {
    const { id, properties } = await apps().create(other);
    const update = (news: object) => refusalOf(apps().update(id, properties, { ...other, ...news }));
    expect((await update({ name: secret(name) })).message).to.match(taken);
    const message = `There is no room for "${name}".`;
    const answer = { status: 403, body: { error: { code: "forbidden", message } } };
    stage.recorder.inject(({ path }) => path.endsWith("/logo"), { answer });
    const logo = { "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17", text: "x" };
    const unfinished = await update({ description: secret(name), logo });
    expect([unfinished.message, ...unfinished.reasons].join("\n"))
      .to.contain('There is no room for "[secret]".')
      .and.not.to.contain(name);
  });
});

describe("what is wrong with a secret", () => {
  let stage: PluginStage;
  before(async () => (stage = await startPluginStage()));
  after(() => stage.stop());

  for (const [says, given, told] of [
    [
      "within a policy",
      { rotation: { every: secret("36h"), overlap: secret("96h") } },
      /^rotation\.every must not be shorter .*"\[secret\]" would .*"\[secret\]"$/,
    ],
    [
      "that is no key",
      { deliverTo: secret({ publicKey: "mistyped" }) },
      /^deliverTo\.publicKey must be an age recipient/,
    ],
  ] as const) {
    it(`is told without it: ${says}`, async () => {
      const appId = "123e4567-e89b-12d3-a456-426614174000";
      const { failures } = await stage.plugin.raw(productionCredentials).check({}, { appId, ...given });
      expect(failures.map(({ property, reason }) => `${property} ${reason}`))
        .to.have.lengthOf(1)
        .and.to.satisfy(([failure]: string[]) => told.test(failure ?? ""));
    });
  }
});
