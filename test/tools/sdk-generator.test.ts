import { readFileSync } from "node:fs";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "chai";
import { pinnedVersion } from "../../tools/engine/version.ts";
import { pinnedVersionOf } from "../../tools/go.ts";
import {
  checkSchema,
  generateSdk,
  sdkLanguages,
  type SdkLanguage,
} from "../../tools/sdk-generator/generate.ts";
import { requireSdkGenerator } from "../support/required-tools.ts";

const size = { $ref: "#/types/parcel:index:Size" };
const properties = { title: { type: "string" }, size };
const box = { properties, inputProperties: properties, requiredInputs: ["title"] };
const parcel = {
  name: "parcel",
  version: "1.2.3",
  types: { "parcel:index:Size": { type: "object", properties: { width: { type: "integer" } } } },
  resources: { "parcel:index:Box": box },
};

/** A resource that is the box, but for one thing. */
const withBox = (change: object) => ({ resources: { "parcel:index:Box": { ...box, ...change } } });

const refused: [what: string, change: object, named: string][] = [
  [
    "a reference to a type that it does not have",
    { types: {} },
    "#/resources/parcel:index:Box/properties/size/$ref: type parcel:index:Size not found",
  ],
  ["a requirement of nothing", withBox({ requiredInputs: ["titel"] }), 'unknown required property "titel"'],
  ["a member that no schema has", withBox({ requiredInput: ["title"] }), 'unknown field "requiredInput"'],
  ["a token without a module", { resources: { "parcel:Box": box } }, "#/resources/parcel:Box"],
  ["a type that there is not", withBox({ properties: { title: { type: "text" } } }), "properties/title/type"],
  [
    "a property by a name that Pulumi keeps for itself",
    withBox({ properties: { urn: { type: "string" } } }),
    "urn is a reserved property name",
  ],
  ["a version that is none", { version: "one" }, "#/version"],
  [
    "settings that a language does not take",
    { language: { nodejs: { dependencies: 1 } } },
    "NodePackageInfo.dependencies",
  ],
];

const written: Record<SdkLanguage, string> = {
  nodejs: "box.ts",
  python: "pulumi_parcel/box.py",
  go: "parcel/box.go",
  dotnet: "Box.cs",
};

describe("the SDK generator", function () {
  this.timeout(30_000);
  let folder: string;

  before(requireSdkGenerator);
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "devportal-sdk-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("is of the version of the engine", () => {
    const module = new URL("../../tools/sdk-generator/", import.meta.url);
    expect(pinnedVersionOf("github.com/pulumi/pulumi/pkg/v3", module)).to.equal(pinnedVersion);
  });

  it("has nothing against a schema that is in order", async () => {
    expect(await checkSchema(await schema({}))).to.deep.equal([]);
  });

  for (const [what, change, named] of refused) {
    it(`refuses ${what}, and names it`, async () => {
      expect((await checkSchema(await schema(change))).join("\n")).to.include(named);
    });
  }

  for (const language of sdkLanguages) {
    it(`writes a package for ${language}`, async () => {
      const out = join(folder, "sdk");
      await generateSdk({ schema: await schema({}), language, out });
      expect(await readdir(out, { recursive: true })).to.include(written[language]);
      expect(readFileSync(join(out, written[language]), "utf8")).to.match(/title/i);
    });
  }

  it("says which language it does not know", async () => {
    const how = { schema: await schema({}), language: "cobol" as SdkLanguage, out: folder };
    const error = await generateSdk(how).catch((caught: unknown) => caught);
    expect(String(error)).to.include('unknown language "cobol"');
  });

  async function schema(change: object) {
    const file = join(folder, "schema.json");
    await writeFile(file, JSON.stringify({ ...parcel, ...change }));
    return file;
  }
});
