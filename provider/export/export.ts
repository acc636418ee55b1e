import { basename, resolve } from "node:path";
import type { Portal } from "../client/portal.ts";
import { ExpectedError } from "../core/errors.ts";
import { choose, type Asked, type Note } from "./choose.ts";
import { requireEmpty, writeFolder } from "./folder.ts";
import { importFile, pluginImportFile } from "./import-file.ts";
import { takeLogos } from "./logos.ts";
import { programOf } from "./program.ts";
import { projectFiles, type Package } from "./project.ts";
import { resourcesOf, type ExportedApp } from "./resources.ts";
import { frozen, takeSnapshot } from "./snapshot.ts";

type Files = [path: string, content: string | Buffer][];

/** What is exported, and where to. */
export interface Export extends Asked {
  folder: string;
  /** Whether only an import file for the plugin is written. */
  plugin: boolean;
}

/** What was written, and what a person should know of the rest. */
export interface Exported {
  apps: number;
  resources: number;
  files: string[];
  notes: Note[];
}

/** Writes a portal's apps as a Pulumi program and an import file; nothing in the portal changes. */
export async function exportApps(
  portal: Portal,
  { folder, plugin, ...asked }: Export,
  self: Package,
): Promise<Exported> {
  await requireEmpty(folder);
  const snapshot = await takeSnapshot(portal);
  const chosen = choose(snapshot, asked);
  const { apps, notes: unfinished } = await resourcesOf(frozen(portal, snapshot), chosen.apps);
  const notes = [...chosen.notes, ...unfinished];
  if (apps.length === 0) throw new NothingToExport(notes);
  const files: Files = plugin
    ? [["import.json", pluginImportFile(apps)]]
    : await wholeProject(apps, portal, folder, self);
  await writeFolder(folder, files);
  return {
    apps: apps.length,
    resources: apps.reduce((sum, { resources }) => sum + resources.length, 0),
    files: files.map(([path]) => path),
    notes,
  };
}

async function wholeProject(apps: ExportedApp[], portal: Portal, folder: string, self: Package) {
  const logos = await takeLogos(portal, apps);
  return [
    ...logos,
    ["index.ts", programOf(apps, portal.url)],
    ...projectFiles(basename(resolve(folder)), portal.url, self),
    ["import.json", importFile(apps)],
  ] satisfies Files;
}

/** The token's account has no app that could be exported. */
export class NothingToExport extends ExpectedError {
  readonly notes: readonly Note[];

  constructor(notes: readonly Note[]) {
    super("There is nothing to export, and nothing was written");
    this.notes = notes;
  }
}
