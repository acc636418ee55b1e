import type { Portal } from "../client/portal.ts";
import type { AppRecord } from "../client/records.ts";
import type { AnyDefinition } from "../core/define.ts";
import { handlers } from "../core/handlers.ts";
import type { Values } from "../core/wire.ts";
import { allResources } from "../resources/all.ts";
import type { ChosenApp, Note, PortalObject } from "./choose.ts";
import { distinct, kebab, variable } from "./names.ts";

/** An object as a resource of the exported program. */
export interface ExportedResource {
  definition: AnyDefinition<Portal>;
  name: string;
  id: string;
  /** What `check` makes of the program's arguments, but for what only the program knows. */
  inputs: Values;
  /** All that is known of it, but for secrets. */
  properties: Values;
}

/** An app and its resources, the App first where it is one of them. */
export interface ExportedApp {
  app: AppRecord;
  /** The variable that holds it. */
  variable: string;
  resources: ExportedResource[];
}

/** Reads what was chosen as if a program said it; what is not finished, which the next `up` would change, is left out. */
export async function resourcesOf(
  portal: Portal,
  chosen: readonly ChosenApp[],
): Promise<{ apps: ExportedApp[]; notes: Note[] }> {
  const nameOf = distinct("-");
  const variableOf = distinct("");
  const collaboratorOf = distinct("-");
  const find = finding(portal);
  const unfinished: string[] = [];
  const apps: ExportedApp[] = [];
  for (const { app, objects } of chosen) {
    const name = nameOf(kebab(app.name) || "app");
    const resources: ExportedResource[] = [];
    for (const object of objects) {
      const found = await find(object);
      if (found.definition.unfinished?.(found.properties)) {
        unfinished.push(`${object.title} (${String(found.properties.status)})`);
        continue;
      }
      const { email } = object;
      resources.push({
        ...found,
        id: object.id,
        name: email === undefined ? name : collaboratorOf(`${name}-${kebab(email)}`),
      });
    }
    if (resources.length > 0) apps.push({ app, variable: variableOf(variable(name)), resources });
  }
  const notes = [
    { says: "Left out, as these are not finished; export them when they are", about: unfinished },
  ];
  return { apps, notes: notes.filter(({ about }) => about.length > 0) };
}

function finding(portal: Portal) {
  const quiet = () => undefined;
  const surroundings = {
    portal,
    now: () => new Date(),
    warn: quiet,
    say: quiet,
    progress: quiet,
    newClaim: refused,
  };
  const known = new Map(
    allResources.map((definition) => [
      definition.type,
      { definition, ...handlers(definition, surroundings) },
    ]),
  );
  return async ({ type, id }: PortalObject) => {
    const resource = known.get(type);
    if (!resource) throw new Error(`${type} is no resource`);
    const { definition, find } = resource;
    return { definition, ...(await find(id, undefined)) };
  };
}

/** An export writes nothing. */
function refused(): never {
  throw new Error("An export makes no claim");
}
