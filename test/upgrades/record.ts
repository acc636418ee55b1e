import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { format } from "prettier";
import type { Kind } from "../support/four.ts";
import type { TestStack } from "../support/engine.ts";
import { knownTo } from "../support/known.ts";
import { newTrial, type Trial } from "../support/trial.ts";
import { requireEvery } from "./every-argument.ts";
import {
  canImport,
  folderOf,
  frontEnds,
  programOf,
  recordedToken,
  recordedUrl,
  stackOptions,
  type Recording,
} from "./recording.ts";
import { sqlTextOf } from "./sql-text.ts";

/** Records the states and the portals of one version, beside the program that is in its folder. */
async function record(recording: Recording): Promise<void> {
  const { frontEnd } = recording;
  const trial = await newTrial();
  try {
    const program = await programOf(recording);
    await trial.portal.makeToken("read,write,secrets,operator");
    await trial.change(`update tokens set hash = '${hashOf(recordedToken)}', expires_at = null
      where id = (select max(id) from tokens)`);
    await trial.portal.makeAccount("bob@example.com");
    await trial.portal.makeAccount("carol@example.com");
    await madeBefore(trial, "Adopted");
    const ids = canImport(frontEnd) ? await madeBefore(trial, "Imported") : undefined;

    const settled = await trial.stack(program.settled("first", ids), stackOptions(recording, "settled"));
    await settled.up();
    await answer(trial, "carol@example.com", "decline");
    await trial.change("update collaborators set expires_at = invited_at where email = 'dave@example.com'");
    settled.setProgram(program.settled("rotated"));
    await settled.up({ options: { refresh: true } });
    requireEvery(await knownTo(settled));

    const unfinished = await trial.stack(program.unfinished("first"), stackOptions(recording, "unfinished"));
    await unfinished.up();
    await trial.api("PATCH", "/settings", { body: { sandboxGenerationSeconds: 30, approvalRequired: true } });
    unfinished.setProgram(program.unfinished("rotated"));
    await unfinished.up({ fails: true });
    await trial.api("PATCH", "/settings", { body: { sandboxGenerationSeconds: 0, approvalRequired: false } });
    await reset(trial, unfinished);

    const states = { settled: await settled.exported(), unfinished: await unfinished.exported() };
    await trial.portal.stop();
    // What people try in a sandbox is no resource's: one sandbox has it to show that it stays.
    await trial.change("delete from sandbox_records where sandbox_id <> (select min(id) from sandboxes)");
    const sql = sqlTextOf(join(trial.portal.data, "devportal.db"));

    const folder = folderOf(recording);
    await mkdir(folder, { recursive: true });
    const keep = (file: string, text: string) =>
      writeFile(
        join(folder, file),
        [trial.recorder.url, trial.portal.url].reduce((kept, url) => kept.replaceAll(url, recordedUrl), text),
      );
    await keep("portal.sql", `-- Recorded at ${new Date().toISOString()}\n\n${sql}`);
    await keep("sealing-keys", await readFile(join(trial.portal.data, "sealing-keys"), "utf8"));
    for (const [name, state] of Object.entries(states)) await keep(`${name}.json`, await tidy(state));
  } finally {
    await trial.end();
  }
}

/** An app as people make one, with all that belongs to it; Bob works on it. */
async function madeBefore(trial: Trial, name: string): Promise<Record<Kind, string>> {
  const { api } = trial;
  const body = { name, description: "Was there before.", integrationType: "embedded", category: "other" };
  const { id } = await api("POST", "/apps", { body });
  await api("POST", `/apps/${id}/production-credentials`, { body: {} });
  await api("POST", `/apps/${id}/sandbox`, { body: {} });
  const bob = await api("POST", `/apps/${id}/collaborators`, { body: { email: "bob@example.com" } });
  await answer(trial, "bob@example.com", "accept");
  return { App: id, ProductionCredentials: id, Sandbox: id, Collaborator: `${id}/${bob.id}` };
}

/** Answers every invitation of somebody. */
async function answer({ api, portal }: Trial, email: string, how: "accept" | "decline"): Promise<void> {
  const token = await portal.makeToken("read,write", email);
  const { items } = await api("GET", "/invitations", { token });
  for (const { id } of items) await api("POST", `/invitations/${id}/${how}`, { token });
}

/** Resets, as a person does, the secrets that are meant for it, and lets the stack see that. */
async function reset({ api }: Trial, stack: TestStack): Promise<void> {
  const target = (await knownTo(stack)).filter(({ urn }) => urn.endsWith("::reset"));
  for (const { type, id } of target) {
    if (type === "Sandbox") await api("POST", `/apps/${id}/sandbox/secret`);
    if (type === "ProductionCredentials") await api("POST", `/apps/${id}/production-credentials/secrets`);
  }
  await stack.refresh({ options: { target: target.map(({ urn }) => urn) } });
}

/** A state without where on one machine its program was. */
function tidy(state: string): Promise<string> {
  const places = ["sourcePosition", "stackTrace"];
  const kept = JSON.stringify(
    JSON.parse(state, (name, value) => (places.includes(name) ? undefined : value)),
  );
  return format(kept, { parser: "json", printWidth: 110, objectWrap: "collapse" });
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

const { version } = JSON.parse(await readFile(new URL("../../package.json", import.meta.url), "utf8"));
if (!existsSync(new URL(`${version}/program.ts`, import.meta.url))) {
  throw new Error(`There is no ${version}/program.ts: copy that of the last release, with its logo.`);
}
for (const frontEnd of Object.keys(frontEnds)) {
  const recording = { version, frontEnd };
  if (existsSync(folderOf(recording))) throw new Error(`${folderOf(recording)} is recorded already.`);
  await record(recording);
}
