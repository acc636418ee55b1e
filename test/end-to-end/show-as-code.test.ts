import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect } from "chai";
import { asCode } from "../../portal/apps/as-code.ts";
import { onEachDatabase } from "../support/databases.ts";
import { requireEngine } from "../support/engine.ts";
import { newAppArgs, newTrial, type Answered, type Trial } from "../support/trial.ts";
import { typeProblems } from "../support/type-check.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

onEachDatabase("the program that the portal shows for an app", function () {
  this.timeout(300_000);

  let trial: Trial;
  let folder: string;
  before(requireEngine);
  before(async () => {
    trial = await newTrial();
    folder = await mkdtemp(join(tmpdir(), "devportal-shown-"));
    await writeFile(join(folder, "package.json"), '{ "type": "module" }');
    await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  });
  after(async () => {
    await trial?.end();
    if (folder) await rm(folder, { recursive: true });
  });

  const wholeOf = async (id: string) => (await trial.snapshot()).find(({ app }: Answered) => app.id === id);

  /** An app that a person made, with everything in it and with texts that would break a careless program. */
  async function made() {
    const { name } = newAppArgs();
    const settings = {
      ...newAppArgs(),
      name: `${name} "quoted" \${name} \`tick\` \\`,
      description: "Two lines,\nand */ // what ends a comment.",
      supportEmail: "help@example.com",
      siteUrl: "https://example.com/?a=1&b='2'",
    };
    const { id } = await trial.api("POST", "/apps", { body: settings });
    await trial.api("PATCH", `/apps/${id}`, { body: { deletionProtection: true } });
    const redirectUris = ["http://localhost", "https://example.com/callback"];
    await trial.api("POST", `/apps/${id}/production-credentials`, { body: { redirectUris } });
    await trial.api("POST", `/apps/${id}/sandbox`, { body: { redirectUris: redirectUris.slice(1) } });
    await trial.api("POST", `/apps/${id}/collaborators`, {
      body: { email: "ada@example.com", role: "admin" },
    });
    const logo = await readFile(join(root, "examples/quickstart/logo.png"));
    await fetch(`${trial.portal.url}/api/v1/apps/${id}/logo`, {
      method: "PUT",
      headers: { authorization: `Bearer ${trial.portal.token}`, "content-type": "image/png" },
      body: logo,
    });
    return { id: id as string, logo };
  }

  it("type-checks, adopts the app as it is, and changes nothing the second time", async () => {
    const { id, logo } = await made();
    const before = await wholeOf(id);
    const code = asCode(before);
    expect(typeProblems(code), code).to.deep.equal([]);

    const [, picture = ""] = /FileAsset\("([^"]+)"\)/.exec(code) ?? [];
    await writeFile(join(folder, picture), logo);
    await writeFile(join(folder, "index.ts"), code);
    const stack = await trial.stack(pathToFileURL(join(folder, "index.ts")), { folder });
    await stack.up();
    const after = await wholeOf(id);
    expect(asCode(after)).to.equal(code);
    expect(after.app.logo).to.deep.equal(before.app.logo);
    expect(after.productionCredentials.clientId).to.equal(before.productionCredentials.clientId);
    expect(after.sandbox.companyId).to.equal(before.sandbox.companyId);
    expect(after.sandbox.redirectUris).to.deep.equal(before.sandbox.redirectUris);

    trial.recorder.clear();
    expect((await stack.up()).changes).to.deep.equal({});
    expect(trial.recorder.writes()).to.deep.equal([]);
  });

  it("type-checks for an app that has nothing but its settings", async () => {
    const { id } = await trial.api("POST", "/apps", { body: newAppArgs() });
    expect(typeProblems(asCode(await wholeOf(id)))).to.deep.equal([]);
  });
});
