import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { format } from "prettier";
import { newPortalServer } from "../../support/portal-server.ts";
import { recordedUrl } from "../recording.ts";
import { sqlTextOf } from "../sql-text.ts";
import { everythingFor, sandboxData } from "./answers.ts";
import { fill } from "./fill.ts";

/** Records a portal of this version that holds some of everything, with what opens it and what it shows. */
async function record(folder: URL): Promise<void> {
  const portal = await newPortalServer();
  try {
    const keys = await fill(portal);
    const database = join(portal.data, "devportal.db");
    change(database, "update collaborators set expires_at = invited_at where email = 'frank@example.com'");
    // What people try in a sandbox is alike in each: one has it to show that it stays.
    change(database, "delete from sandbox_records where sandbox_id <> (select min(id) from sandboxes)");
    const shown = [];
    for (const who of ["owner", "bob", "eve"] as const)
      for (const [path, answer] of await everythingFor(portal.url, keys.tokens[who]))
        shown.push({ who, path, answer });
    for (const [path, answer] of await sandboxData(portal.url, keys.oauth.live["of a sandbox"]))
      shown.push({ who: "a client", path, answer });
    await portal.stop();

    const keep = (file: string, text: string) =>
      writeFile(new URL(file, folder), text.replaceAll(portal.url, recordedUrl));
    await mkdir(folder, { recursive: true });
    await keep("portal.sql", `-- Recorded at ${new Date().toISOString()}\n\n${sqlTextOf(database)}`);
    await keep("sealing-keys", await readFile(join(portal.data, "sealing-keys"), "utf8"));
    await keep("keys.json", await format(JSON.stringify(keys), { parser: "json", printWidth: 110 }));
    await keep("shown.jsonl", shown.map((each) => `${JSON.stringify(each)}\n`).join(""));
  } finally {
    await portal.remove();
  }
}

function change(file: string, statement: string): void {
  const database = new DatabaseSync(file);
  database.exec(statement);
  database.close();
}

const { version } = JSON.parse(await readFile(new URL("../../../package.json", import.meta.url), "utf8"));
await record(new URL(`../${version}/everything/`, import.meta.url));
