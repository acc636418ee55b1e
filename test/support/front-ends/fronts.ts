import { App, Collaborator, ProductionCredentials, Sandbox } from "pulumi-devportal";
import { databases, onDatabases } from "../databases.ts";
import type { Four } from "../four.ts";
import * as plugin from "../plugin-program.ts";

/** Both front ends as a program uses them through the engine. */
export const fronts: { called: string; plugin: boolean; classes: Four }[] = [
  {
    called: "the dynamic front end",
    plugin: false,
    classes: { App, ProductionCredentials, Sandbox, Collaborator },
  },
  { called: "the plugin", plugin: true, classes: plugin },
];

/**
 * Registers suites of what both front ends do, for one of them: the dynamic one before portals on each database. The
 * plugin asks the same of a portal, and has suites of its own on each.
 */
export const onDatabasesOf =
  ({ plugin }: { plugin: boolean }) =>
  (title: string, suite: (this: Mocha.Suite) => void): void =>
    onDatabases(plugin ? ["PostgreSQL"] : databases, title, suite);
