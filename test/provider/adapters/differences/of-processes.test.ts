import { readFile } from "node:fs/promises";
import { v7 } from "uuid";
import type { Values } from "../../../../provider/core/wire.ts";
import { app } from "../../../../provider/resources/app.ts";
import { sandbox } from "../../../../provider/resources/sandbox.ts";
import type { FrontStage } from "../../../support/front-ends/both.ts";
import { answerOf, differences } from "../../../support/front-ends/differences.ts";
import { providerCalls } from "../../../support/front-ends/provider-calls.ts";

const card = { name: "Board", description: "Shows.", integrationType: "embedded", category: "bim" };

const versionOf = async (manifest: string) =>
  (JSON.parse(await readFile(new URL(import.meta.resolve(manifest)), "utf8")) as { version: string }).version;
const [own, pulumi] = [
  await versionOf("pulumi-devportal/package.json"),
  await versionOf("@pulumi/pulumi/package.json"),
];

const calls = (stage: FrontStage) => providerCalls(stage.frontEnd().client);
const unimplemented = (call: string) => `12 ${call} is not implemented by the dynamic provider`;

/** A sandbox that is never ready, created meanwhile something happens that may end the wait. */
async function waitedFor(
  stage: FrontStage,
  meanwhile: (created: () => void) => Promise<unknown>,
  timeout = 0,
) {
  await stage.portal.patch("/settings", { sandboxGenerationSeconds: 3600 });
  const appId = await stage.newApp();
  const { arrived, release } = stage.recorder.hold(({ method }) => method === "POST", "answer");
  const created = stage.resource(sandbox).create(
    {
      appId,
      redirectUris: ["http://localhost"],
      readyTimeout: "1s",
      managedBy: stage.declared(sandbox, appId),
    },
    { timeout },
  );
  const outcome = answerOf(created);
  await arrived;
  await meanwhile(release);
  release();
  return String(await outcome).replace(appId, "…");
}
const inTheEnd =
  "2 The sandbox of app … is still being generated after 1s; run `pulumi up` again to go on waiting";

/** A refusal by a portal that lets nobody delete. */
async function refused(stage: FrontStage, answer: Values) {
  stage.recorder.inject(() => true, { answer: { status: 409, body: answer } });
  return answerOf(stage.resource(app).delete("1", { claim: "c" }));
}

describe("what the protocol makes different of processes", () => {
  differences([
    {
      about:
        "the engine does not shake hands with the host, and learns from the plugin that it takes secrets",
      ask: (stage) => answerOf(calls(stage).handshake(""), (answer) => answer.getAcceptSecrets()),
      dynamic: unimplemented("Handshake"),
      plugin: true,
    },
    {
      about: "secrets are sent plain and previews are the engine's own, or both are the provider's",
      ask: async (stage) => {
        const { acceptsecrets, supportspreview } = stage.frontEnd().agreed;
        return { acceptsecrets, supportspreview };
      },
      dynamic: { acceptsecrets: false, supportspreview: false },
      plugin: { acceptsecrets: true, supportspreview: true },
    },
    {
      about: "the version is that of Pulumi, or the package's own",
      ask: async (stage) => (await calls(stage).getPluginInfo()).getVersion(),
      dynamic: pulumi,
      plugin: own,
    },
    {
      about: "there is no schema, or the package's",
      ask: (stage) =>
        answerOf(calls(stage).getSchema(), (schema) => (JSON.parse(schema) as { name: string }).name),
      dynamic: unimplemented("GetSchema"),
      plugin: "devportal",
    },
    {
      about: "settings are looked at with the first operation, or before them all",
      ask: (stage) =>
        answerOf(
          calls(stage).checkConfig({ url: "portal", token: "dpt_token" }),
          ({ failures }) => failures.length,
        ),
      dynamic: unimplemented("CheckConfig"),
      plugin: 1,
    },
    {
      about: "other settings are no change of anything, or one of the provider",
      ask: (stage) =>
        answerOf(
          calls(stage).diffConfig({ url: "http://a.example" }, { url: "http://b.example" }),
          (answer) => answer.getDiffsList(),
        ),
      dynamic: unimplemented("DiffConfig"),
      plugin: ["url"],
    },
    {
      about: "a program looks up apps by itself, or through the engine",
      ask: (stage) => answerOf(calls(stage).invoke("devportal:index:getApps")),
      dynamic: "2 unknown function devportal:index:getApps",
      plugin: "done",
    },
    {
      about:
        "messages are lines that are printed, or go to the engine with the resource and how grave they are",
      ask: async (stage) => {
        const { create, delete: remove } = stage.resource(app);
        const managedBy = stage.declared(app, "one");
        const inputs = { ...card, deletionProtection: false, managedBy };
        const { id, properties } = await create(inputs);
        const before = stage.printed().length;
        await remove(id, { ...properties, claim: v7() });
        const [message = ""] = stage.said();
        const told = stage.frontEnd().told?.map(({ message: _, ...more }) => more);
        return { printed: stage.printed().slice(before).replace(message, "…").trim(), told };
      },
      dynamic: { printed: "warning: …", told: undefined },
      plugin: {
        printed: "",
        told: [
          { severity: "WARNING", urn: "urn:pulumi:test::test::devportal:index:App::one", ephemeral: false },
        ],
      },
    },
    {
      about: "a refusal is printed by the process too, or told to the engine alone",
      ask: async (stage) => {
        const before = stage.printed().length;
        const outcome = await refused(stage, { error: { code: "guarded", message: "No." } });
        return [outcome, stage.printed().slice(before).trim()];
      },
      dynamic: ["2 [DELETE] /apps/1: 409 guarded: No.", "PortalError: [DELETE] /apps/1: 409 guarded: No."],
      plugin: ["2 [DELETE] /apps/1: 409 guarded: No.", ""],
    },
    {
      about: "a time limit of one resource is not heard of, or ends the wait",
      ask: (stage) => waitedFor(stage, async (release) => release(), 0.3),
      dynamic: inTheEnd,
      plugin: "2 The time limit of 0.3 s has passed",
    },
    {
      about: "Ctrl-C leaves an operation to its end, or ends the wait",
      ask: (stage) => waitedFor(stage, () => calls(stage).cancel()),
      dynamic: inTheEnd,
      plugin: "2 The operation was cancelled",
    },
  ]);
});
