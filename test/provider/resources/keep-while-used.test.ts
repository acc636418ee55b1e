import { expect } from "chai";
import { v7 } from "uuid";
import { days, hours, later, minutes, seconds } from "../../../portal/clock.ts";
import type { Portal } from "../../../provider/client/portal.ts";
import type { ProductionCredentialsRecord } from "../../../provider/client/records.ts";
import { handlers } from "../../../provider/core/handlers.ts";
import { UNKNOWN } from "../../../provider/core/wire.ts";
import { productionCredentials } from "../../../provider/resources/production-credentials.ts";
import { onEachDatabase } from "../../support/databases.ts";
import { newApp, startPortalStage } from "../../support/portal-stage.ts";
import { giveTokens, useSecret } from "../../support/secret-use.ts";

const rotationOf = (trigger: number, keepWhileUsed: string | undefined = "24h") => ({
  trigger,
  overlap: "1h",
  ...(keepWhileUsed === "" ? {} : { keepWhileUsed }),
});

onEachDatabase("rotation.keepWhileUsed", () => {
  let stage: Awaited<ReturnType<typeof startPortalStage>>;
  before(async () => {
    stage = await startPortalStage();
    // How long ago a secret was used is told by the clock of this machine.
    stage.server.advance(Date.now() - stage.server.clock().getTime());
  });
  after(() => stage.stop());

  const now = () => stage.server.clock().toISOString();
  const at = (appId: string) => `/apps/${appId}/production-credentials`;

  /** The operations as one run of the engine has them, what they asked the portal, and what they said. */
  function newRun(overrides: Partial<Portal> = {}) {
    const requests: string[] = [];
    const said: string[] = [];
    const counted = Object.fromEntries(
      (["get", "post", "patch", "put", "delete"] as const).map((method) => [
        method,
        (path: string, ...rest: [never, never]) => {
          requests.push(`${method} ${path}`);
          return { ...stage.portal, ...overrides }[method](path, ...rest);
        },
      ]),
    ) as unknown as Portal;
    const say = (message: string) => void said.push(message);
    const portal = { ...stage.portal, ...counted };
    const operations = handlers(productionCredentials, {
      portal,
      now: () => new Date(),
      newClaim: () => v7(),
      warn: say,
      say,
      progress: say,
    });
    return { ...operations, requests, said };
  }

  /** Credentials whose first secret is used, and rotated where `rotated` says so. */
  async function made({ uses = 1, usedAgo = 0, tokens = 0, rotated = true, keepWhileUsed = "24h" } = {}) {
    const appId = await newApp(stage);
    const run = newRun();
    const inputs = {
      appId,
      redirectUris: ["http://localhost"],
      managedBy: `urn:${appId}`,
      rotation: rotationOf(1, keepWhileUsed),
      secretGeneration: 1,
    };
    const { properties } = await run.create(inputs);
    const former = String(properties.secretId);
    if (tokens > 0) await giveTokens(stage.server, former, tokens);
    stage.server.advance(-usedAgo);
    if (uses > 0) await useSecret(stage.server, former, "10.1.2.3");
    stage.server.advance(usedAgo);
    const second = { ...inputs, rotation: rotationOf(2, keepWhileUsed), secretGeneration: 2 };
    if (!rotated) return { appId, former, inputs, outputs: properties, run };
    return { appId, former, inputs: second, outputs: await run.update(appId, properties, second), run };
  }

  for (const [rotation, reason] of [
    [{ keepWhileUsed: "5m" }],
    [{ keepWhileUsed: "30d" }],
    [{ keepWhileUsed: UNKNOWN, overlap: "0s" }],
    [{ keepWhileUsed: "24h", overlap: UNKNOWN }],
    [UNKNOWN],
    [{ keepWhileUsed: "299s" }, "must be at least 5m"],
    [{ keepWhileUsed: "31d" }, "must be at most 30d"],
    [{ keepWhileUsed: "long" }, 'must be a duration such as "30m", "24h" or "90d"'],
    [
      { keepWhileUsed: "24h", overlap: "0s" },
      'must not be given with the overlap "0s", which ends the former secret at once',
    ],
    [
      { keepWhileUsed: "24h", overlap: "0h" },
      'must not be given with the overlap "0h", which ends the former secret at once',
    ],
  ] as [unknown, string?][]) {
    it(`is ${reason === undefined ? "taken" : "refused"} at preview: ${JSON.stringify(rotation)}`, async () => {
      const appId = "123e4567-e89b-12d3-a456-426614174000";
      const { failures } = await newRun().check({}, { appId, rotation });
      expect(failures).to.deep.equal(reason ? [{ property: "rotation.keepWhileUsed", reason }] : []);
    });
  }

  it("goes to the portal with a rotation, which answers who used the former secret and until when it lives", async () => {
    const { appId, former, outputs, run } = await made({ uses: 0 });
    expect(outputs).not.to.have.property("previousSecretLastUsedFrom");
    const { secrets } = await stage.portal.get<ProductionCredentialsRecord>(at(appId));
    expect(secrets[0]).to.deep.include({
      keepWhileUsedSeconds: 86_400,
      keepUntil: later(now(), hours + 30 * days),
    });
    expect(secrets[0]?.expiresAt).to.equal(outputs.previousSecretExpiresAt);
    await useSecret(stage.server, former, "10.1.2.3");
    expect((await run.read(appId, outputs))?.properties).to.include({
      previousSecretExpiresAt: later(now(), days + minutes),
      previousSecretLastUsedAt: now(),
      previousSecretLastUsedFrom: "10.1.2.3",
    });
  });

  it("is not sent where the program does not give it", async () => {
    const { appId } = await made({ keepWhileUsed: "" });
    const { secrets } = await stage.portal.get<ProductionCredentialsRecord>(at(appId));
    expect(secrets[0]).to.include({ keepWhileUsedSeconds: null, keepUntil: null });
  });

  describe("while the former secret is in use", () => {
    const inUse = (appId: string, tokens: string) =>
      `The former client secret of app ${appId} is still in use: last from 10.1.2.3 at ${now()}, ${tokens}; ` +
      `it ends at ${later(now(), days + minutes)}, later while it is used, at the latest at ${later(now(), hours + 30 * days)}`;

    for (const [tokens, words] of [
      [0, "0 live tokens"],
      [1, "1 live token"],
      [12, "12 live tokens"],
      [1001, "1000 or more live tokens"],
    ] as const) {
      it(`says so after a rotation, with ${words}`, async () => {
        const { appId, run } = await made({ tokens });
        expect(run.said).to.deep.equal([inUse(appId, words)]);
      });
    }

    it("says so at each refresh", async () => {
      const { appId, outputs } = await made();
      const { read, said } = newRun();
      await read(appId, outputs);
      expect(said).to.deep.equal([inUse(appId, "0 live tokens")]);
    });

    it("says so at preview, with one request that reads", async () => {
      const { appId, inputs, outputs } = await made({ tokens: 2 });
      const { foresee, said, requests } = newRun();
      await foresee(appId, outputs, inputs);
      expect(said).to.deep.equal([inUse(appId, "2 live tokens")]);
      expect(requests).to.deep.equal([`get ${at(appId)}/secrets`]);
    });

    it("says it once in a run", async () => {
      const { appId, inputs, outputs } = await made();
      const { read, foresee, said } = newRun();
      await read(appId, outputs);
      await foresee(appId, outputs, inputs);
      expect(said).to.have.length(1);
    });

    it("says before a rotation that this ends it, and who uses the one that comes after it", async () => {
      const { appId, inputs, outputs } = await made();
      const { items } = await stage.portal.get<{ items: { id: string }[] }>(`${at(appId)}/secrets`);
      await useSecret(stage.server, items[1]?.id ?? "", "10.9.9.9");
      const { read, foresee, update, said, requests } = newRun();
      await read(appId, outputs);
      expect(said.splice(0)).to.deep.equal([inUse(appId, "0 live tokens")]);
      requests.length = 0;
      const third = { ...inputs, rotation: rotationOf(3), secretGeneration: 3 };
      await foresee(appId, outputs, third);
      const use = `last from 10.1.2.3 at ${now()}, 0 live tokens`;
      expect(said).to.deep.equal([
        `The former client secret of app ${appId} is still in use: ${use}; the rotation ends it at once`,
        `The client secret of app ${appId}, which the rotation retires, is in use: last from 10.9.9.9 at ${now()}, ` +
          "0 live tokens; it stays valid for 1h, and longer while it was used within 24h",
      ]);
      expect(requests).to.have.length(1);
      await update(appId, outputs, third);
      expect(said).to.have.length(2);
    });

    it("says nothing of a rotation that may not come", async () => {
      const { appId, inputs, outputs } = await made({ rotated: false });
      const { foresee, said, requests } = newRun();
      await foresee(appId, outputs, { ...inputs, rotation: UNKNOWN, secretGeneration: UNKNOWN });
      await foresee(appId, outputs, { ...inputs, secretGeneration: UNKNOWN });
      expect([said, requests]).to.deep.equal([[], []]);
    });

    it("previews the same when the portal fails", async () => {
      const { appId, inputs, outputs } = await made();
      for (const get of [
        () => Promise.reject(new Error("down")),
        () => Promise.resolve({} as never),
        () => Promise.resolve({ items: 1 } as never),
      ]) {
        const { foresee, said } = newRun({ get });
        await foresee(appId, outputs, inputs);
        expect(said).to.deep.equal([]);
      }
    });

    it("refreshes the same when the portal does not list the secrets", async () => {
      const { appId, outputs } = await made();
      const get = <T>(path: string) =>
        path.endsWith("/secrets") ? Promise.reject<T>(new Error("down")) : stage.portal.get<T>(path);
      const { read, said } = newRun({ get });
      expect((await read(appId, outputs))?.properties).to.deep.equal(outputs);
      expect(said).to.deep.equal([]);
    });

    it("keeps the new secret when the portal fails as soon as it is issued", async () => {
      const { appId, inputs, outputs } = await made({ rotated: false });
      const get = () => Promise.resolve({ items: 1, secrets: [] } as never);
      const rotated = { ...inputs, rotation: rotationOf(2), secretGeneration: 2 };
      const { clientSecret } = await newRun({ get }).update(appId, outputs, rotated);
      expect(clientSecret).to.be.a("string").and.not.equal(outputs.clientSecret);
    });
  });

  for (const [says, options] of [
    ["nobody used the former secret", { uses: 0 }],
    ["it was used longer ago than that", { keepWhileUsed: "5m", usedAgo: 6 * minutes }],
    ["the program does not ask to keep it", { keepWhileUsed: "" }],
  ] as const) {
    it(`is silent when ${says}`, async () => {
      const { appId, inputs, outputs, run } = await made(options);
      const { read, foresee, said } = newRun();
      await read(appId, outputs);
      await foresee(appId, outputs, inputs);
      expect([...run.said, ...said]).to.deep.equal([]);
    });
  }

  it("asks for nothing when there was no former secret, or it ended too long ago", async () => {
    const { appId, inputs, outputs } = await made({ rotated: false });
    const { foresee, requests } = newRun();
    await foresee(appId, outputs, inputs);
    const previousSecretExpiresAt = later(now(), -30 * days - 1 * seconds);
    await foresee(appId, { ...outputs, previousSecretExpiresAt }, inputs);
    expect(requests).to.deep.equal([]);
  });
});
