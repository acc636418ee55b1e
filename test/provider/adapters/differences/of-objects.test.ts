import { isObject, UNKNOWN, type Values } from "../../../../provider/core/wire.ts";
import { app } from "../../../../provider/resources/app.ts";
import { sandbox } from "../../../../provider/resources/sandbox.ts";
import type { FrontStage } from "../../../support/front-ends/both.ts";
import { refusalOf } from "../../../support/front-ends/asking.ts";
import { answerOf, differences } from "../../../support/front-ends/differences.ts";

const settings = { description: "Shows bids.", integrationType: "embedded", category: "other" };
const SECRET = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270" };

function appNamed(stage: FrontStage, name: unknown) {
  const managedBy = stage.declared(app, "one");
  return {
    calls: stage.frontEnd().raw(app),
    inputs: { ...settings, name, deletionProtection: false, managedBy } as Values,
  };
}

async function sandboxOf(stage: FrontStage) {
  const appId = await stage.newApp();
  const managedBy = stage.declared(sandbox, appId);
  const inputs = { appId, redirectUris: ["http://localhost"], readyTimeout: "0s", managedBy };
  return { calls: stage.frontEnd().raw(sandbox), inputs };
}

async function made(stage: FrontStage, name: unknown) {
  const { calls, inputs } = appNamed(stage, name);
  return { calls, inputs, ...(await calls.create(inputs)) };
}

/** What the portal was asked, and a result. */
const withWrites = (stage: FrontStage, result: unknown) => ({
  writes: stage.recorder.writes().length,
  result,
});

describe("what the protocol makes different of objects", () => {
  differences([
    {
      about: "the state holds a text that names the code, or nothing of the front end",
      ask: async (stage) => (await made(stage, "Text")).properties.__provider,
      dynamic: 'exports.handler=()=>require("pulumi-devportal/runtime").App',
      plugin: undefined,
    },
    {
      about: "an object is managed by what its class says, or by the URN that the engine says",
      ask: async (stage) => {
        const { calls, inputs } = appNamed(stage, "By");
        const said = { ...inputs, managedBy: undefined };
        return [
          (await calls.check({}, said)).inputs.managedBy,
          (await calls.check({}, { ...inputs, name: "By name" })).inputs.managedBy,
        ];
      },
      dynamic: [undefined, "urn:pulumi:test::test::pulumi-nodejs:dynamic/devportal:App::one"],
      plugin: [
        "urn:pulumi:test::test::devportal:index:App::unnamed",
        "urn:pulumi:test::test::devportal:index:App::one",
      ],
    },
    {
      about: "an object of which only the id is known is not to be found, or is read as if it was declared",
      ask: async (stage) => {
        const id = await stage.newApp();
        const { find } = stage.frontEnd().raw(app);
        const found = await answerOf(find(id), (found) => Object.keys(found?.inputs ?? {}).sort());
        return String(found).includes("must be a string") ? "no code" : found;
      },
      dynamic: "no code",
      plugin: ["category", "deletionProtection", "description", "integrationType", "managedBy", "name"],
    },
    {
      about: "a preview knows nothing of what a creation makes, or the inputs, and asks the portal nothing",
      ask: async (stage) => {
        const { calls, inputs } = appNamed(stage, "Previewed");
        if (!stage.frontEnd().agreed.supportspreview) return "not asked";
        const { id, properties } = await calls.create(inputs, { preview: true });
        return withWrites(stage, { id, name: properties.name, createdAt: properties.createdAt });
      },
      dynamic: "not asked",
      plugin: { writes: 0, result: { id: "", name: "Previewed", createdAt: UNKNOWN } },
    },
    {
      about: "a preview of a change knows no output, or those that stay",
      ask: async (stage) => {
        if (!stage.frontEnd().agreed.supportspreview) return "not asked";
        const { calls, id, inputs, properties } = await made(stage, "Kept");
        stage.recorder.clear();
        const after = await calls.update(id, properties, { ...inputs, name: "New" }, { preview: true });
        const same = Object.keys(properties).filter((name) => after[name] === properties[name]);
        return withWrites(stage, [after.name, after.ownerEmail, ...same.sort()]);
      },
      dynamic: "not asked",
      plugin: {
        writes: 0,
        result: [
          "New",
          UNKNOWN,
          "adopted",
          "category",
          "claim",
          "createdAt",
          "deletionProtection",
          "description",
          "integrationType",
          "managedBy",
        ],
      },
    },
    {
      about: "a difference names no output that stays, or all of them",
      ask: async (stage) => {
        const { calls, id, inputs, properties } = await made(stage, "Stays");
        return (await calls.diff(id, properties, { ...inputs, name: "New" })).stables.sort();
      },
      dynamic: [],
      plugin: ["adopted", "claim", "createdAt"],
    },
    {
      about: "a difference says no more than that there is one, or each place of it",
      ask: async (stage) => {
        const { calls, id, inputs, properties } = await made(stage, "Places");
        const news = { ...inputs, description: "Other.", siteUrl: "https://example.com" };
        return (await calls.diff(id, properties, news)).details;
      },
      dynamic: {},
      plugin: { description: "UPDATE", siteUrl: "ADD" },
    },
    {
      about: "a secret output is plain, for the class to mark, or is marked",
      ask: async (stage) => {
        const { calls, inputs } = await sandboxOf(stage);
        return formOf((await calls.create(inputs)).properties.clientSecret);
      },
      dynamic: "plain",
      plugin: "marked",
    },
    {
      about: "a secret of an object that is unfinished likewise, and a secret input of it",
      ask: async (stage) => {
        const settings = (sandboxGenerationSeconds: number) =>
          stage.portal.patch("/settings", { sandboxGenerationSeconds });
        await settings(3600);
        const { calls, inputs } = await sandboxOf(stage);
        const given = { ...inputs, redirectUris: stage.frontEnd().secret(inputs.redirectUris) };
        const { properties } = await refusalOf(calls.create(given));
        const later = await refusalOf(
          calls.update(inputs.appId, properties, { ...inputs, readyTimeout: "1ms" }),
        );
        await settings(0);
        const { clientSecret, redirectUris, __provider } = properties;
        return [clientSecret, redirectUris, later.properties.redirectUris, __provider].map(formOf);
      },
      dynamic: ["plain", "plain", "plain", "plain"],
      plugin: ["marked", "marked", "marked", undefined],
    },
    {
      about: "an input that is a secret arrives as any other, or marked, and comes back so",
      ask: async (stage) => {
        const { calls, inputs } = appNamed(stage, stage.frontEnd().secret("Hidden"));
        const checked = await calls.check({}, inputs);
        const { id, properties } = await calls.create(checked.inputs);
        const read = await calls.read(id, properties);
        const news = { ...checked.inputs, description: "Other." };
        const updated = await calls.update(id, properties, news);
        return [checked.inputs, properties, read?.inputs ?? {}, read?.properties ?? {}, updated].map(
          ({ name }) => name,
        );
      },
      dynamic: Array(5).fill("Hidden"),
      plugin: Array(5).fill({ ...SECRET, value: "Hidden" }),
    },
    {
      about: "a type that there is none of fails as a fault does, or with the types that there are",
      ask: async (stage) =>
        answerOf(
          stage
            .frontEnd()
            .raw({ ...app, type: "Toy" })
            .delete("1", {}),
        ),
      dynamic: "2 Cannot read properties of undefined (reading 'configure')",
      plugin:
        '2 There is no resource type "devportal:index:Toy"; there are devportal:index:App, ' +
        "devportal:index:ProductionCredentials, devportal:index:Sandbox, devportal:index:Collaborator",
    },
  ]);
});

function formOf(value: unknown) {
  return value === undefined ? undefined : isObject(value) ? "marked" : "plain";
}
