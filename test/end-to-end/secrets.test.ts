import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inspect } from "node:util";
import { App, Collaborator, ProductionCredentials, Sandbox } from "pulumi-devportal";
import * as runtime from "../../provider/adapters/dynamic-entry.ts";
import { onEachDatabase } from "../support/databases.ts";
import { requireEngine } from "../support/engine.ts";
import type { Outcome } from "../support/outcome.ts";
import { search } from "../support/search.ts";
import { tablesOf } from "../support/stored.ts";
import { newAppArgs, newTrial, type Trial } from "../support/trial.ts";

onEachDatabase("what must stay secret", function () {
  this.timeout(300_000);

  /** Shaped like a secret, and put where everything can be expected to show it. */
  const planted = randomBytes(32).toString("base64url");
  const triggers = [1, 2].map((number) => `trigger-${number}-${randomBytes(16).toString("hex")}`);
  const secrets: Record<string, string> = {};
  const places: Record<string, string | Buffer> = {};
  let trial: Trial;

  before(requireEngine);
  before(async () => {
    trial = await newTrial();
    const { recorder, portal } = trial;
    const app = { ...newAppArgs(), description: planted };
    const program =
      (trigger: string, name = app.name) =>
      async () => {
        const { id } = new App("app", { ...app, name });
        const credentials = new ProductionCredentials("app", {
          appId: id,
          rotation: { trigger: pulumi.secret(trigger) },
        });
        const sandbox = new Sandbox("app", { appId: id, readyTimeout: "1s" });
        new Collaborator("ada", { appId: id, email: "ada@example.com" });
        return { id, production: credentials.clientSecret, sandbox: sandbox.clientSecret };
      };
    const stack = await trial.stack(program(triggers[0] ?? ""));
    const outcomes: Outcome[] = [];
    const states: string[] = [];
    const run = async (operation: "preview" | "up" | "refresh" | "destroy", how?: object) => {
      outcomes.push(await stack[operation]({ options: { diff: true }, ...how }));
      states.push(await stack.exported());
    };
    const keep = async (when: string) => {
      for (const name of ["production", "sandbox"]) {
        secrets[`${name}, ${when}`] = String((await stack.outputs())[name]?.value);
      }
    };

    await run("preview");
    await trial.api("PATCH", "/settings", { body: { sandboxGenerationSeconds: 3600 } });
    await run("up", { fails: true });
    await trial.change("update sandboxes set ready_at = '2026-01-01T00:00:00.000Z'");
    await run("up");
    await keep("at first");
    stack.setProgram(program(triggers[1] ?? ""));
    await run("preview");
    await run("up");
    await keep("after rotation");
    await trial.api("POST", `/apps/${String((await stack.outputs()).id?.value)}/sandbox/secret`, {
      body: {},
    });
    await run("refresh");
    await run("up");
    await keep("after resets in the portal");
    recorder.inject(
      ({ method }) => method === "PATCH",
      { answer: { status: 500, body: "<html>" } },
      Infinity,
    );
    stack.setProgram(program("", `${app.name}, renamed`));
    await stack.stack.setConfig("devportal:maxRetries", { value: "0" });
    await run("up", { fails: true });
    recorder.heal();
    await run("refresh");

    await trial.api("GET", `/apps/${planted}`).catch(() => undefined);
    places["exported states"] = states.join("\n");
    places["printed output"] = outcomes.map(({ output }) => output).join("\n");
    // The SDK's own traces of its calls hold every value of every program; nobody sees them without --debug.
    const events = outcomes.flatMap(({ events }) => events);
    const told = events.filter(({ diagnosticEvent: event }) => String(event?.severity) !== "debug");
    places["engine's events"] = told.map((event) => JSON.stringify(event)).join("\n");
    places["stack's files"] = contentOf(stack.folder);
    places["portal's log"] = await logWith(planted, portal);
    places["portal's data"] = await dataOf(portal);
    places["thrown errors"] = await thrownErrors(trial, planted, secrets["production, at first"] ?? "");
    places["traffic"] = trafficWithoutToken(trial);
  });
  after(() => trial?.end());

  it("is known in plain text, each different", async () => {
    const all = Object.values(secrets);
    for (const secret of all) expect(secret).to.match(/^[\w-]{43}$/);
    // The sandbox's secret stays when the production secret rotates, and the other way round.
    expect(new Set(all)).to.have.lengthOf(4);
    const known = await trial.query<{ hash: string }>("select hash from client_secret_hashes");
    expect(known.map(({ hash }) => hash)).to.include.members(
      [secrets["production, at first"], secrets["production, after rotation"]].map(hashOf),
    );
  });

  it("would be found in each place: a planted text is", () => {
    expect(search(places, planted)).to.deep.equal(Object.keys(places).map((place) => `${place}: plain`));
  });

  it("would be found however it was written", () => {
    const bytes = Buffer.from(`client:${planted}`);
    for (const hidden of [bytes.toString("base64"), bytes.toString("hex"), Buffer.from(planted, "utf16le")]) {
      expect(search({ here: hidden }, planted)).not.to.deep.equal([]);
    }
  });

  it("is nowhere: the client secrets, before and after rotations and resets", () => {
    for (const [name, secret] of Object.entries(secrets))
      expect(search(places, secret), name).to.deep.equal([]);
  });

  it("is nowhere: the token", () => {
    expect(search(places, trial.portal.token)).to.deep.equal([]);
  });

  it("is nowhere: the values of secret triggers", () => {
    for (const trigger of triggers) expect(search(places, trigger)).to.deep.equal([]);
  });

  it("is nothing of which the portal was sent the hash, kept in a state or not", () => {
    const hashes = trial.recorder.requests.flatMap(
      ({ body }) => /"secretHash":"([0-9a-f]{64})"/.exec(body)?.[1] ?? [],
    );
    expect(hashes).to.include.members(Object.values(secrets).map(hashOf));
    for (const [place, content] of Object.entries(places)) {
      const words = new Set(String(content).match(/(?<![\w-])[\w-]{43}(?![\w-])/g));
      expect(
        [...words].filter((word) => hashes.includes(hashOf(word))),
        place,
      ).to.deep.equal([]);
    }
  });
});

/** The whole log, once it has this text: a request's line is written after its answer. */
async function logWith(text: string, portal: Trial["portal"]): Promise<string> {
  let log = "";
  while (!log.includes(text)) log = await portal.log();
  return log;
}

function hashOf(text: unknown): string {
  return createHash("sha256").update(String(text)).digest("hex");
}

async function dataOf({ data, databaseUrl }: Trial["portal"]): Promise<Buffer> {
  const tables = databaseUrl ? Object.values(await tablesOf(databaseUrl)) : [];
  return Buffer.concat([contentOf(data), ...tables.map((rows) => Buffer.from(rows))]);
}

/** Every byte below a folder, file names included. */
function contentOf(folder: string): Buffer {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Buffer.concat(
    files.flatMap(({ parentPath, name }) => [Buffer.from(name), readFileSync(join(parentPath, name))]),
  );
}

/** All traffic but for the one header that carries the token. */
function trafficWithoutToken({ recorder, portal }: Trial): string {
  return recorder.requests
    .map(({ headers: { authorization, ...headers }, answer, ...request }) => {
      expect(authorization).to.equal(`Bearer ${portal.token}`);
      const answered = answer && { ...answer, body: answer.body.toString("latin1") };
      return JSON.stringify({ ...request, headers, answer: answered });
    })
    .join("\n");
}

/** What every operation of every resource throws when its requests fail in every way, as JSON and as it is printed. */
async function thrownErrors(
  { recorder, portal, api }: Trial,
  name: string,
  clientSecret: string,
): Promise<string> {
  const config: Record<string, string> = {
    "devportal:url": recorder.url,
    "devportal:token": portal.token,
    "devportal:maxRetries": "0",
    "devportal:requestTimeout": "0.2",
  };
  const { App, ProductionCredentials, Sandbox, Collaborator } = runtime;
  const faults = [
    { answer: { status: 401, body: { error: { code: "unauthenticated", message: "No." } } } },
    { answer: { status: 500, body: "<html>" } },
    { half: true },
    { silence: true },
    { kill: "after" },
  ] as const;
  const thrown: string[] = [];
  for (const resource of [App, ProductionCredentials, Sandbox, Collaborator]) {
    await resource.configure({ config: { get: (key) => config[key], require: (key) => config[key] ?? "" } });
    for (const fault of faults) {
      recorder.inject(() => true, fault, Infinity);
      const inputs = { name, appId: name, email: name, role: "admin", secretGeneration: 1, rotation: {} };
      const values = { ...inputs, clientSecret };
      const operations = [
        () => resource.create({ ...inputs, readyTimeout: "0s" }),
        () => resource.read(name, values),
        () =>
          resource.update(name, values, {
            ...inputs,
            secretGeneration: 2,
            role: "developer",
            description: "",
          }),
        () => resource.delete(name, values),
      ];
      for (const operation of operations) {
        await operation().then(
          () => thrown.push("nothing"),
          (error: unknown) => thrown.push(...shown(error)),
        );
      }
      recorder.heal();
    }
  }
  // What was made but not finished holds its secret for the state, and must not show it.
  await api("PATCH", "/settings", { body: { sandboxGenerationSeconds: 3600 } });
  const { id: appId } = await api("POST", "/apps", { body: newAppArgs() });
  await Sandbox.create({ appId, readyTimeout: "0s", managedBy: "urn:of:a:test" }).then(
    () => thrown.push("nothing"),
    (error: unknown) => thrown.push(...shown(error)),
  );
  expect(thrown).not.to.include("nothing");
  return thrown.join("\n");
}

function shown(error: unknown): string[] {
  return [
    JSON.stringify(error),
    inspect(error, { depth: 9 }),
    error instanceof Error ? `${error.stack}` : "",
  ];
}
