import { HANDLER, handlerString } from "../../../provider/adapters/handler-string.ts";
import type { Values } from "../../../provider/core/wire.ts";
import { startDynamicHost } from "../dynamic-host.ts";
import type { Connection, Definition, FrontEnd } from "./front-end.ts";
import { resourceCalls, type Wire } from "./resource-calls.ts";

/** The dynamic front end, in a process of Pulumi's own host. */
export async function startDynamic({ url, token }: Connection): Promise<FrontEnd> {
  const host = await startDynamicHost({
    "devportal:url": url,
    "devportal:token": token,
    "devportal:maxRetries": "0",
  });
  const declared = ({ type }: Definition, name: string) =>
    `urn:pulumi:test::test::pulumi-nodejs:dynamic/devportal:${type}::${name}`;
  const wireOf = (definition: Definition): Wire => ({
    urn: ({ managedBy = declared(definition, "unnamed") }) => String(managedBy),
    sent: (values) => ({ ...values, [HANDLER]: handlerString(definition.type) }),
    received: (values) => values,
    inputs: [...Object.keys(definition.inputs), HANDLER],
    settled: host.flush,
  });
  return {
    client: host.client,
    agreed: host.agreed,
    declared,
    secret: (value) => value,
    raw: (definition) => resourceCalls(host.client, wireOf(definition)),
    resource: (definition) =>
      resourceCalls(host.client, {
        ...wireOf(definition),
        received: ({ [HANDLER]: _, ...values }: Values) => values,
      }),
    said: () => host.said().map((line) => line.replace(/^warning: /, "")),
    printed: host.printed,
    stop: host.stop,
  };
}
