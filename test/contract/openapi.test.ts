import { expect } from "chai";
import { fileURLToPath } from "node:url";
import { onEachDatabase } from "../support/databases.ts";
import type { Recorded } from "../support/recorder.ts";
import { newTrial, type Answered, type Trial } from "../support/trial.ts";
import { definitions, freshArguments, jsonOf, operationsOf } from "./contract.ts";

const logo = {
  "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17",
  hash: "of the file",
  path: fileURLToPath(new URL("../../examples/quickstart/logo.png", import.meta.url)),
};

/** What a lifecycle changes beside who manages the object, so that every request is made once. */
const changes: Record<string, { before: object; after: object }> = {
  App: { before: { logo }, after: { logo: undefined, description: "Changed." } },
  ProductionCredentials: { before: {}, after: { secretGeneration: 2, redirectUris: [] } },
  Sandbox: { before: {}, after: { redirectUris: [] } },
  Collaborator: { before: {}, after: { role: "admin" } },
};

onEachDatabase("the requests of the provider", function () {
  this.timeout(60_000);

  let trial: Trial;
  let document: Answered;
  before(async () => {
    trial = await newTrial();
    document = await (await fetch(`${trial.portal.url}/openapi.json`)).json();
  });
  after(() => trial?.end());

  for (const definition of definitions) {
    it(`are those that /openapi.json describes: ${definition.type}`, async () => {
      const operations = operationsOf(definition, trial);
      const { before = {}, after = {} } = changes[definition.type] ?? {};
      trial.recorder.clear();

      const asked = await freshArguments(definition, trial);
      const { inputs } = await operations.check({}, { ...asked, ...before });
      const made = await operations.create(inputs);
      await operations.read(made.id, made.properties);
      const renamed = { ...inputs, ...after, managedBy: `${String(inputs.managedBy)}:renamed` };
      await operations.delete(made.id, await operations.update(made.id, made.properties, renamed));

      const [create] = trial.recorder.writes();
      const { managedBy: _, secretHash: __, ...byHand } = jsonOf(create?.body);
      const anew = await freshArguments(definition, trial);
      const path = create?.path.replace("/api/v1", "").replace(String(asked.appId), String(anew.appId)) ?? "";
      await trial.api("POST", path, { body: byHand });
      const { inputs: adopting } = await operations.check({}, { ...asked, ...anew, ...byHand, adopt: true });
      const adopted = await operations.create(adopting);
      await operations.delete(adopted.id, adopted.properties);

      expect(trial.recorder.requests).to.have.length.of.at.least(7);
      const undescribed = trial.recorder.requests.flatMap((request) => difference(document, request));
      expect(undescribed).to.deep.equal([]);
    });
  }
});

/** What of a request and its answer the document does not describe. */
function difference(document: Answered, { method, path, headers, body, answer }: Recorded): string[] {
  const { pathname, searchParams } = new URL(path, "http://localhost");
  const template = Object.keys(document.paths).find((known) =>
    new RegExp(`^${known.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(pathname),
  );
  const operation = document.paths[template ?? ""]?.[method.toLowerCase()];
  if (!operation) return [`${method} ${path}`];
  const parameters = (place: string): string[] =>
    (operation.parameters ?? [])
      .filter((one: Answered) => one.in === place)
      .map((one: Answered) => one.name.toLowerCase());
  const schema = operation.requestBody?.content?.["application/json"]?.schema ?? {};
  const members = headers["content-type"] === "application/json" ? Object.keys(jsonOf(body)) : [];
  const conditions = ["idempotency-key", "devportal-claim", "if-match"].filter((name) => name in headers);
  const missing = [
    ...[...searchParams.keys()].filter((name) => !parameters("query").includes(name.toLowerCase())),
    ...conditions.filter((name) => !parameters("header").includes(name)),
    ...members.filter((name) => !(name in (schema.properties ?? {}))),
    ...(schema.required ?? []).filter((name: string) => !members.includes(name)),
    ...(answer && answer.status in operation.responses ? [] : [`status ${answer?.status}`]),
  ];
  return missing.map((name) => `${method} ${template}: ${name}`);
}
