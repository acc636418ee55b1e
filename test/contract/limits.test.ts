import { expect } from "chai";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { assetOfHash, type Values } from "../../provider/core/wire.ts";
import { app } from "../../provider/resources/app.ts";
import { productionCredentials } from "../../provider/resources/production-credentials.ts";
import { onEachDatabase } from "../support/databases.ts";
import { newTrial, type Trial } from "../support/trial.ts";
import { definitions, freshArguments, jsonOf, operationsOf, refusalOf, type Refusal } from "./contract.ts";
import { samplesOf } from "./samples.ts";

onEachDatabase("limits, as the provider checks and the portal enforces them", function () {
  this.timeout(60_000);

  let trial: Trial;
  before(async () => {
    trial = await newTrial();
  });
  beforeEach(() => trial.recorder.clear());
  after(() => trial?.end());

  for (const definition of definitions) {
    for (const [name, property] of Object.entries(definition.inputs)) {
      if (property.computed || property.type === "asset" || property.type === "object") continue;
      const { good, bad } = samplesOf(property);

      it(`are the same: ${definition.type}.${name}`, async () => {
        const operations = operationsOf(definition, trial);
        const where = await placeOf(good.at(-1));
        const different: string[] = [];
        const verdict = (value: unknown, by: string, reason = "is taken") =>
          different.push(`${by}: ${JSON.stringify(value)?.slice(0, 120)} ${reason}`);

        for (const value of good) {
          const asked = {
            ...(await freshArguments(definition, trial)),
            ...(where === "body" && { [name]: value }),
          };
          const { inputs, failures } = await operations.check({}, { ...asked, [name]: value });
          if (failures.length > 0) verdict(value, "check", failures[0]?.reason);
          if (where !== "body") continue;
          const refusal = await refusalOf(trial, operations.create(inputs));
          if (refusal) verdict(value, "portal", refusal.message);
        }

        const asked = await freshArguments(definition, trial);
        const { inputs } = await operations.check({}, asked);
        const made =
          where === "body" && !property.replaceOnChanges ? await operations.create(inputs) : undefined;
        for (const value of bad) {
          const { failures } = await operations.check({}, { ...asked, [name]: value });
          if (!failures.some(({ property }) => concerns(property, name))) verdict(value, "check", undefined);
          if (where === "nowhere") continue;
          const wrong = { ...inputs, [name]: value, managedBy: "urn:test:wrong" };
          const created = await refusalOf(trial, operations.create(wrong));
          if (!isRefusalOf(created, name, where)) verdict(value, "portal, create", created?.message);
          if (!made) continue;
          const updated = await refusalOf(
            trial,
            operations.update(made.id, made.properties, { ...inputs, [name]: value }),
          );
          if (!isRefusalOf(updated, name, where)) verdict(value, "portal, update", updated?.message);
        }
        expect(different).to.deep.equal([]);
      });

      if (property.required) {
        it(`require it both: ${definition.type}.${name}`, async () => {
          const operations = operationsOf(definition, trial);
          const asked = await freshArguments(definition, trial);
          const { failures } = await operations.check({}, { ...asked, [name]: undefined });
          expect(failures).to.deep.equal([{ property: name, reason: "is required" }]);
          const where = await placeOf();
          const refusal = await refusalOf(trial, operations.create({ ...asked, [name]: undefined }));
          expect(isRefusalOf(refusal, name, where), refusal?.message).to.equal(true);
        });
      } else {
        it(`have the same default: ${definition.type}.${name}`, async () => {
          const fallback = "default" in property ? property.default : undefined;
          const operations = operationsOf(definition, trial);
          const asked = await freshArguments(definition, trial);
          const { inputs } = await operations.check({}, asked);
          expect(inputs[name]).to.deep.equal(fallback);
          if ((await placeOf(good.at(-1))) !== "body") return;
          trial.recorder.inject(({ method }) => method === "POST", { answer: { status: 404, body: {} } });
          await refusalOf(trial, operations.create(inputs));
          const { path, body } = trial.recorder.writes().at(-1) ?? { path: "", body: "" };
          const { [name]: sent, managedBy: _, ...others } = jsonOf(body);
          expect(sent).to.deep.equal(fallback);
          const made = await trial.api("POST", path.replace("/api/v1", ""), { body: others });
          expect(made[name] ?? undefined).to.deep.equal(fallback);
        });
      }

      /** Where a create sends the property: in the body, in the path, or not at all. */
      async function placeOf(value?: unknown): Promise<Place> {
        const asked: Values = { [name]: value, ...(await freshArguments(definition, trial)) };
        trial.recorder.clear();
        const operations = operationsOf(definition, trial);
        const { inputs } = await operations.check({}, asked);
        await refusalOf(trial, operations.create(inputs));
        const { requests } = trial.recorder;
        if (requests.some(({ body }) => name in jsonOf(body))) return "body";
        const segment = encodeURIComponent(String(asked[name]));
        return requests.some(({ path }) => path.split("/").includes(segment)) ? "path" : "nowhere";
      }
    }
  }

  for (const [says, name, good, bad] of [
    ["the longest overlap of a rotation", "overlap", { overlap: "365d" }, { overlap: "366d" }],
    [
      "the longest time to keep a secret",
      "keepWhileUsed",
      { keepWhileUsed: "30d" },
      { keepWhileUsed: "31d" },
    ],
    ["the shortest", "keepWhileUsed", { keepWhileUsed: "5m" }, { keepWhileUsed: "299s" }],
    [
      "an overlap for what is kept",
      "keepWhileUsed",
      { keepWhileUsed: "24h", overlap: "1s" },
      { keepWhileUsed: "24h", overlap: "0s" },
    ],
  ] as const) {
    it(`are the same: ${says}`, async () => {
      const operations = operationsOf(productionCredentials, trial);
      const asked = await freshArguments(productionCredentials, trial);
      const made = await operations.create((await operations.check({}, asked)).inputs);
      for (const given of [good, bad]) {
        const refused = given === bad;
        const rotation = { trigger: given, ...given };
        const { inputs, failures } = await operations.check(made.properties, { ...asked, rotation });
        expect(failures.map(({ property }) => property)).to.deep.equal(refused ? [`rotation.${name}`] : []);
        const refusal = await refusalOf(trial, operations.update(made.id, made.properties, inputs));
        expect(refusal?.fields?.map(({ field }) => field)).to.deep.equal(
          refused ? [`${name}Seconds`] : undefined,
        );
      }
    });
  }

  const most = 1024 * 1024;
  for (const [says, bytes, refused] of [
    ["a PNG of 1 MiB", png(most), false],
    ["a PNG of 1 MiB and a byte", png(most + 1), true],
    ["an image in another format", Buffer.from("GIF89a\x01\x00\x01\x00\x00\x00\x00"), true],
    ["nothing", Buffer.alloc(0), true],
  ] as const) {
    it(`are the same: a logo that is ${says}`, async () => {
      const file = join(trial.portal.data, "logo");
      await writeFile(file, bytes);
      const logo = { ...assetOfHash(""), path: file };
      const operations = operationsOf(app, trial);
      const { inputs, failures } = await operations.check(
        {},
        { ...(await freshArguments(app, trial)), logo },
      );
      expect(failures.map(({ property }) => property)).to.deep.equal(refused ? ["logo"] : []);
      const refusal = await refusalOf(trial, operations.create(inputs));
      if (refused)
        expect(refusal?.code).to.be.oneOf(["logo_invalid", "payload_too_large", "unsupported_media_type"]);
      else expect(refusal).to.equal(undefined);
    });
  }
});

/** The head of a picture of one pixel, filled up to so many bytes. */
function png(length: number): Buffer {
  const head = "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de";
  return Buffer.concat([Buffer.from(head, "hex"), Buffer.alloc(length)], length);
}

type Place = "body" | "path" | "nowhere";

function isRefusalOf(refusal: Refusal | undefined, name: string, where: Place): boolean {
  if (where === "path") return refusal?.code === "not_found";
  return (
    refusal?.code === "validation_failed" && (refusal.fields ?? []).some(({ field }) => concerns(field, name))
  );
}

/** Whether the path, such as `redirectUris[0]`, leads into the property. */
function concerns(path: string, name: string): boolean {
  return path === name || path.startsWith(`${name}[`) || path.startsWith(`${name}.`);
}
