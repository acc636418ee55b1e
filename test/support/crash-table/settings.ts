import * as dynamic from "pulumi-devportal";
import type { DatabaseName } from "../databases.ts";
import type { Kind } from "../four.ts";
import * as plugin from "../plugin-program.ts";
import { newPortalServer, type PortalServer } from "../portal-server.ts";
import { newTwoPortalServers } from "../two-portal-servers.ts";

/** What the table is run through: a front end of the provider, and the portal that it asks. */
export interface Setting {
  called: string;
  classes: Record<Kind, unknown>;
  plugin: boolean;
  database: DatabaseName;
  newPortal: () => Promise<PortalServer>;
}

const frontEnds = [
  { called: "the dynamic provider", classes: dynamic, plugin: false },
  { called: "the plugin", classes: plugin, plugin: true },
];

const portals: Pick<Setting, "called" | "database" | "newPortal">[] = [
  { called: "one process", database: "SQLite", newPortal: newPortalServer },
  { called: "one process", database: "PostgreSQL", newPortal: newPortalServer },
  { called: "two processes", database: "PostgreSQL", newPortal: newTwoPortalServers },
];

const all: Setting[] = frontEnds.flatMap(({ called, ...frontEnd }) =>
  portals.map((portal) => ({ ...frontEnd, ...portal, called: `through ${called}, before ${portal.called}` })),
);

/**
 * Each front end once, since they ask the same of a portal: the plugin, of which a process asks for all of a stack, before
 * two processes. `DEVPORTAL_CRASH_SETTINGS="before one process (PostgreSQL)"` picks among all by a part of the title.
 */
export function settings(): Setting[] {
  const only = process.env.DEVPORTAL_CRASH_SETTINGS;
  if (only !== undefined)
    return all.filter(({ called, database }) => `${called} (${database})`.includes(only));
  return all.filter(({ plugin, database, newPortal }) =>
    plugin ? newPortal === newTwoPortalServers : database === "SQLite",
  );
}
