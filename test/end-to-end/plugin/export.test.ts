import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect } from "chai";
import { requireEngine } from "../../support/engine.ts";
import { newExporter, type Exporter } from "../../support/exporter.ts";
import { onDatabasesOf } from "../../support/front-ends/fronts.ts";
import { startLanguageServer, type LanguageServer } from "../../support/language-server.ts";
import { madeMixed } from "../../support/mixed-portal.ts";
import type { Outcome } from "../../support/outcome.ts";
import { importFile } from "../../support/pulumi-import.ts";
import type { Recorded } from "../../support/recorder.ts";
import { newTrial, type Answered, type Trial } from "../../support/trial.ts";

const plugin = new URL("../../support/plugin-program.ts", import.meta.url);

onDatabasesOf({ plugin: true })("a portal that people filled, exported for the plugin", function () {
  this.timeout(300_000);

  let trial: Trial;
  let language: LanguageServer;
  let exporter: Exporter;
  let imported: Answered[];
  let writes: Recorded[];
  let printed: string;
  const outcome: Record<string, Outcome> = {};
  let program: string;

  before(requireEngine);
  before(async () => {
    trial = await newTrial();
    language = await startLanguageServer();
    exporter = await newExporter(trial.env);
    await madeMixed(trial, 12);
    const file = join((await exporter.export("plugin", "--plugin")).folder, "import.json");
    const dynamic = await exporter.export("dynamic");
    program = dynamic.program;
    imported = JSON.parse((await exporter.export("again", "--plugin")).imported).resources;
    // The same resources, declared with the classes of the plugin.
    const index = join(dynamic.folder, "plugin.ts");
    await writeFile(index, program.replace(`from "pulumi-devportal"`, `from "${plugin.href}"`));
    const stack = await trial.stack(pathToFileURL(index), {
      folder: dynamic.folder,
      plugin: true,
      env: language.env,
    });
    printed = await importFile(stack, file);
    outcome.up = await stack.up();
    outcome.refresh = await stack.refresh();
    writes = trial.recorder.writes();
  });
  after(async () => {
    language?.stop();
    await exporter?.remove();
    await trial?.end();
  });

  it("tells the engine types, names and ids, and nothing else", () => {
    for (const one of imported) {
      expect(Object.keys(one)).to.deep.equal(["type", "name", "id"]);
      expect(one.type).to.match(/^devportal:index:\w+$/);
    }
    const declared = [...program.matchAll(/^(?:const \w+ = )?new (\w+)\("([^"]+)"/gm)];
    expect(imported.map(({ type, name }) => [type.split(":").at(-1), name])).to.deep.equal(
      declared.map(([, type, name]) => [type, name]),
    );
  });

  it("imports each of them", () => {
    expect(printed).to.contain(`= ${imported.length} imported`);
  });

  for (const step of ["up", "refresh"]) {
    it(`changes nothing after its import: ${step}`, () => expect(outcome[step]?.changes).to.deep.equal({}));
  }

  it("writes nothing to the portal", () => {
    expect(writes.map(({ method, path }) => `${method} ${path}`)).to.deep.equal([]);
  });
});
