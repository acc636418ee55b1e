import { expect } from "chai";
import { productionCredentials } from "../../../provider/resources/production-credentials.ts";
import type { ProductionCredentialsRecord } from "../../../provider/client/records.ts";
import { onEachDatabase } from "../../support/databases.ts";
import { throughBoth } from "../../support/front-ends/both.ts";
import { at, fingerprint, inputsOf, live, made, reset } from "../../support/issued-credentials.ts";
import { lifecycle } from "../../support/lifecycle.ts";

onEachDatabase("ProductionCredentials", () => {
  const test = throughBoth();

  lifecycle(test, productionCredentials, {
    given: async (stage) => ({ appId: await stage.newApp() }),
    create: {
      inputs: {},
      outputs: {
        clientId: /^[\w-]{43}$/,
        clientSecret: /^[\w-]{43}$/,
        secretGeneration: 1,
        secretVersion: 1,
        status: "active",
        redirectUris: ["http://localhost"],
        adopted: false,
      },
    },
    steps: [
      {
        says: "changes redirect URIs and keeps the secret",
        inputs: { redirectUris: ["https://example.com/callback"] },
        keeps: ["clientId", "clientSecret", "secretVersion", "secretGeneration"],
      },
      {
        says: "issues a new secret when a trigger is given, and keeps the client id",
        inputs: { rotation: { trigger: "2026-01" } },
        keeps: ["clientId"],
        renews: ["clientSecret", "secretVersion", "secretGeneration", "previousSecretExpiresAt", "secretId"],
      },
      {
        says: "issues a new secret when the trigger changes",
        inputs: { rotation: { trigger: { month: 2 }, overlap: "72h" } },
        keeps: ["clientId"],
        renews: ["clientSecret", "secretVersion", "secretGeneration", "previousSecretExpiresAt"],
      },
      {
        says: "keeps the secret when only keepWhileUsed changes",
        inputs: { rotation: { trigger: { month: 2 }, overlap: "72h", keepWhileUsed: "24h" } },
        keeps: ["clientSecret", "secretVersion", "secretGeneration", "previousSecretExpiresAt"],
      },
      {
        says: "keeps the secret when only the overlap changes, or the trigger is taken away",
        inputs: { rotation: { overlap: "0s" } },
        keeps: ["clientSecret", "secretVersion", "secretGeneration"],
      },
      {
        says: "refuses wrong redirect URIs and overlaps, one by one",
        inputs: {
          redirectUris: [
            "http://example.com",
            "https://example.com",
            "https://example.com/#a",
            "https://*.example.com",
          ],
          rotation: { overlap: "soon", often: "90d" },
        },
        failures: [
          "redirectUris[0]",
          "redirectUris[2]",
          "redirectUris[3]",
          "rotation.overlap",
          "rotation.often",
        ],
      },
    ],
    replace: { inputs: async (stage) => ({ appId: await stage.newApp() }), because: ["appId"] },
    drift: {
      change: async (stage, id) => {
        await stage.portal.patch(at(id), { redirectUris: ["http://localhost"] });
        await reset(stage, id);
      },
      shows: ["redirectUris", "secretReset"],
    },
  });

  test("that an interrupted run made are taken over with a new secret", async (stage) => {
    const first = await made(stage);
    const again = await first.resource.create(first.inputs);
    expect(again.properties).to.include({ clientId: first.outputs.clientId });
    expect(stage.said().at(-1)).to.match(/taken over/);
    expect((await live(stage, first.appId)).currentSecret?.fingerprint).to.equal(
      fingerprint(again.properties.clientSecret),
    );
  });

  test("that exist are refused without adopt", async (stage) => {
    const appId = await stage.newApp();
    await stage.portal.post(at(appId), {});
    const error = await stage
      .resource(productionCredentials)
      .create(inputsOf(stage, appId))
      .catch((error: unknown) => error);
    expect(error).to.have.property("message").that.includes("credentials_exist");
  });

  test("that are adopted get a new secret, the former one the overlap; on delete ours is revoked", async (stage) => {
    const appId = await stage.newApp();
    const body = await stage.portal.post<ProductionCredentialsRecord>(at(appId), {});
    const resource = stage.resource(productionCredentials);
    const { properties } = await resource.create(inputsOf(stage, appId, { adopt: true }));
    expect(properties).to.include({ adopted: true, clientId: body.clientId });
    expect(properties).to.have.property("previousSecretExpiresAt");
    await resource.delete(appId, properties);
    expect(await live(stage, appId)).to.include({
      managedBy: null,
      currentSecret: null,
      clientId: body.clientId,
    });
  });

  test("that await approval are a success that says who must act", async (stage) => {
    await stage.server.send("PATCH", "/settings", { token: stage.token, body: { approvalRequired: true } });
    const { appId, outputs, resource, inputs } = await made(stage);
    await stage.server.send("PATCH", "/settings", { token: stage.token, body: { approvalRequired: false } });
    expect(outputs).to.include({ status: "pending" }).and.have.property("clientSecret");
    expect(stage.said().at(-1)).to.match(
      /await the approval of an operator of the portal, at http.*\/operator\/requests/,
    );
    await stage.portal.post(`${at(appId)}/approve`, {});
    const read = await resource.read(appId, outputs);
    expect(read?.properties).to.include({ status: "active", clientSecret: outputs.clientSecret });
    expect(await resource.diff(appId, read?.properties ?? {}, inputs)).to.include({ changes: false });
  });
});
