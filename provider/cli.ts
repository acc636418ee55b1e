#!/usr/bin/env node
import { createRequire } from "node:module";
import { parseArgs } from "node:util";
import { readConfiguration, settings } from "./configuration.ts";
import { ExpectedError, ProviderError } from "./core/errors.ts";
import { createPortal } from "./client/portal.ts";
import { exportApps, NothingToExport } from "./export/export.ts";
import type { Package } from "./export/project.ts";
import { help, nextSteps, told, written } from "./export/words.ts";

/** The command was not understood. */
class UsageError extends ExpectedError {}

const self = createRequire(import.meta.url)("pulumi-devportal/package.json") as Package;

try {
  await run(process.argv.slice(2));
} catch (error) {
  const { message } = error instanceof ExpectedError ? error : new ProviderError(error);
  if (error instanceof NothingToExport) process.stderr.write(told(error.notes));
  console.error(`pulumi-devportal: ${message}`);
  if (error instanceof UsageError) console.error("(--help shows what is possible)");
  process.exitCode = error instanceof UsageError ? 2 : 1;
}

async function run(words: string[]): Promise<void> {
  const { values, positionals } = parsed(words);
  if (values.help || values.version) {
    console.log(values.help ? help : self.version);
    return;
  }
  const [command, ...more] = positionals;
  if (command !== "export")
    throw new UsageError(
      command === undefined
        ? "which command? There is one: export"
        : `"${command}" is no command; there is one: export`,
    );
  if (more.length > 0) throw new UsageError(`"${more[0]}" is too much: apps are named by --app`);
  const { app: apps = [], out: folder, plugin = false, managed = false } = values;
  if (!folder) throw new UsageError("--out DIR is missing: the folder to make");
  requireSettings();
  const portal = createPortal(readConfiguration(() => undefined));
  const exported = await exportApps(portal, { apps, folder, plugin, managed }, self);
  process.stderr.write(told(exported.notes));
  console.log(written(folder, exported));
  console.log(nextSteps(folder, portal.url, plugin));
}

/** There is no stack here whose configuration could say it. */
function requireSettings(): void {
  const missing = [settings.url, settings.token].flatMap(({ variable = "" }) =>
    process.env[variable] ? [] : [variable],
  );
  if (missing.length === 0) return;
  const verb = missing.length === 1 ? "is" : "are";
  throw new ExpectedError(
    `${missing.join(" and ")} ${verb} not set: the portal's address, and one of its tokens`,
  );
}

function parsed(words: string[]) {
  try {
    return parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        app: { type: "string", multiple: true },
        out: { type: "string" },
        plugin: { type: "boolean" },
        managed: { type: "boolean" },
        help: { type: "boolean", short: "h" },
        version: { type: "boolean" },
      },
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // What follows the first sentence is about words that begin with a dash.
    throw new UsageError(message.split(". ", 1).join());
  }
}
