import { expect } from "chai";
import type { Versioned } from "../../../provider/resources/secret-versions.ts";
import { productionCredentials } from "../../../provider/resources/production-credentials.ts";
import { sandbox } from "../../../provider/resources/sandbox.ts";
import { onEachDatabase } from "../../support/databases.ts";
import { refusalOf } from "../../support/front-ends/asking.ts";
import { throughBoth } from "../../support/front-ends/both.ts";
import { fingerprint } from "../../support/issued-credentials.ts";

const clients = [
  [productionCredentials, (appId: string) => `/apps/${appId}/production-credentials`],
  [sandbox, (appId: string) => `/apps/${appId}/sandbox`],
] as const;

onEachDatabase("a secret that a failed create did not hand over", () => {
  const test = throughBoth();

  for (const [definition, at] of clients) {
    for (const refreshed of [false, true]) {
      test(`comes with the next \`up\`, ${refreshed ? "after a refresh too" : "as the first one"}: ${definition.type}`, async (stage) => {
        const appId = await stage.newApp();
        const secretHash = fingerprint("a person's own").repeat(4);
        await stage.portal.post(at(appId), { secretHash });
        const resource = stage.resource(definition);
        const program = {
          appId,
          adopt: true,
          redirectUris: ["http://localhost"],
          managedBy: stage.declared(definition, appId),
        };
        const { inputs } = await resource.check({}, program);
        stage.recorder.inject(({ path }) => path.endsWith("/secrets"), { answer: { status: 500 } });
        const { properties } = await refusalOf(resource.create(inputs));
        expect(properties).not.to.have.property("clientSecret");
        const read = refreshed ? await resource.read(appId, properties) : undefined;
        const next = await resource.check(read?.inputs ?? inputs, program);
        const prior = read?.properties ?? properties;
        expect(await resource.diff(appId, prior, next.inputs)).to.include({ changes: true });
        const updated = await resource.update(appId, prior, next.inputs);
        const { currentSecret } = await stage.portal.get<Versioned>(at(appId));
        expect(fingerprint(updated.clientSecret)).to.equal(currentSecret?.fingerprint);
        expect(updated).not.to.have.property("secretReset");
        expect(await resource.diff(appId, updated, next.inputs)).to.include({ changes: false });
      });
    }
  }

  for (const [definition, at] of clients) {
    for (const [says, fail, refresh] of [
      ["that an interrupted run found", true, false],
      ["that a person issued since", false, true],
    ] as const) {
      test(`is not confused with one ${says}, which is left when the object is released: ${definition.type}`, async (stage) => {
        const appId = await stage.newApp();
        await stage.portal.post(at(appId), {});
        const resource = stage.resource(definition);
        const { inputs } = await resource.check(
          {},
          { appId, adopt: true, managedBy: stage.declared(definition, appId) },
        );
        if (fail) stage.recorder.inject(({ path }) => path.endsWith("/secrets"), { answer: { status: 500 } });
        const made = resource.create(inputs);
        const { properties } = fail ? await refusalOf(made) : await made;
        if (refresh) await stage.portal.post(`${at(appId)}/secrets`, {});
        const prior = refresh ? (await resource.read(appId, properties))?.properties : properties;
        const { currentSecret: theirs } = await stage.portal.get<Versioned>(at(appId));
        await resource.delete(appId, prior ?? {});
        const left = await stage.portal.get<Versioned>(at(appId));
        expect(left).to.include({ managedBy: null });
        expect(left.currentSecret?.id).to.equal(theirs?.id).and.not.to.equal(undefined);
      });
    }
  }

  test("is not replaced by the trigger of the same program, after a refresh", async (stage) => {
    const appId = await stage.newApp();
    await stage.server.send("PATCH", "/settings", {
      token: stage.token,
      body: { sandboxGenerationSeconds: 60 },
    });
    const resource = stage.resource(sandbox);
    const program = {
      appId,
      readyTimeout: "0s",
      rotation: { trigger: 1 },
      managedBy: stage.declared(sandbox, appId),
    };
    const { inputs } = await resource.check({}, program);
    const { properties } = await refusalOf(resource.create(inputs));
    await stage.server.send("PATCH", "/settings", {
      token: stage.token,
      body: { sandboxGenerationSeconds: 0 },
    });
    const read = await resource.read(appId, properties);
    const next = await resource.check(read?.inputs ?? {}, program);
    expect(next.inputs).to.include({ secretGeneration: 1 });
  });
});
