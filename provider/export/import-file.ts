import { HANDLER, handlerString } from "../adapters/handler-string.ts";
import { dynamicToken, pluginToken } from "../core/pulumi-token.ts";
import type { ExportedApp } from "./resources.ts";

/**
 * What `pulumi import --file` reads, so that the state holds each resource as the program declares it. The engine reads no
 * dynamic resource itself, so the file says what is known of it.
 */
export function importFile(apps: readonly ExportedApp[]): string {
  return written(apps, ({ definition: { type }, name, id, inputs, properties }) => {
    const handler = { [HANDLER]: handlerString(type) };
    return {
      type: dynamicToken(type),
      name,
      id,
      inputs: { ...inputs, ...handler },
      outputs: { ...properties, ...handler },
    };
  });
}

/** The same for the plugin, which reads what there is and prints the program in any language. */
export function pluginImportFile(apps: readonly ExportedApp[]): string {
  return written(apps, ({ definition: { type }, name, id }) => ({ type: pluginToken(type), name, id }));
}

function written(
  apps: readonly ExportedApp[],
  entry: (resource: ExportedApp["resources"][number]) => object,
): string {
  const resources = apps.flatMap(({ resources }) => resources.map(entry));
  return `${JSON.stringify({ resources }, null, 2)}\n`;
}
