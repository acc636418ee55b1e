import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { later, minutes } from "../../portal/clock.ts";
import { makeDatabase } from "./sql-text.ts";

/** Makes the data folder `data` of a recorded portal, as if that had been made a minute ago: what had a time to live still has it. */
export async function dataFolderOf(recording: string) {
  const textOf = (file: string) => readFile(join(recording, file), "utf8");
  const sql = await textOf("portal.sql");
  const shift = Date.now() - minutes - Date.parse(/^-- Recorded at (\S+)$/m.exec(sql)![1]!);

  /** Moves every moment in a text that was recorded with the data. */
  const shifted = (text: string) =>
    text.replace(/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, (moment) => later(moment, shift));

  const folder = await mkdtemp(join(tmpdir(), "devportal-portal-"));
  const data = join(folder, "data");
  await mkdir(data);
  makeDatabase(join(data, "devportal.db"), shifted(sql));
  await writeFile(join(data, "sealing-keys"), await textOf("sealing-keys"));
  return { folder, shifted };
}
