import messages from "@pulumi/pulumi/proto/provider_pb.js";
import { isObject, type Values } from "../../../provider/core/wire.ts";
import { ask, structOf, type Client } from "./asking.ts";
import { startEngineServer, type Said } from "./engine-server.ts";
import type { Connection, Definition, FrontEnd } from "./front-end.ts";
import { startPluginProcess } from "./plugin-process.ts";
import { resourceCalls, type ResourceCalls, type Wire } from "./resource-calls.ts";

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** A value as the engine marks it to be a secret. */
export const secret = (value: unknown) => ({ [SIGNATURE]: SECRET, value });

export const isMarked = (value: unknown) => isObject(value) && value[SIGNATURE] === SECRET;

/** The value without the marks of secrets, at any depth. */
function revealed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revealed);
  if (!isObject(value)) return value;
  if (value[SIGNATURE] === SECRET) return revealed(value.value);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, revealed(inner)]));
}

/** By what name an object knows its declaration: the URN. */
export const urnOf = ({ type }: { type: string }, name: string) =>
  `urn:pulumi:test::test::devportal:index:${type}::${name}`;

/** The plugin's calls about a resource, with values as they are on the wire. */
export function rawResource(client: Client, definition: Definition, wire: Partial<Wire> = {}): ResourceCalls {
  return resourceCalls(client, {
    urn: ({ managedBy = urnOf(definition, "unnamed") }) => String(managedBy),
    // The URN says it; no program does.
    sent: ({ managedBy, ...values }, program) => (program ? values : { managedBy, ...values }),
    received: (values) => values,
    inputs: Object.keys(definition.inputs),
    settled: () => Promise.resolve(),
    ...wire,
  });
}

export function configure(client: Client, args: Values): Promise<messages.ConfigureResponse> {
  const request = new messages.ConfigureRequest();
  const marked = Object.entries(args).map(([name, value]) => [name, secret(value)]);
  request.setArgs(structOf(Object.fromEntries(marked) as Values));
  request.setAcceptsecrets(true);
  return ask((request, done) => client.configure(request, done), request);
}

export interface PluginFrontEnd extends FrontEnd {
  /** The engine that listens to it. */
  engine: Awaited<ReturnType<typeof startEngineServer>>;
  /** What the engine was told. */
  told: Said[];
  /** Settles when the process has ended. */
  ended: Promise<unknown>;
}

/** The plugin in a process of its own, with an engine that listens to it. */
export async function startPlugin(
  { url, token, ...more }: Connection & Record<string, string>,
  environment?: Record<string, string>,
): Promise<PluginFrontEnd> {
  const engine = await startEngineServer();
  const { client, printed, ended, stop } = await startPluginProcess(engine.address, environment);
  const answer = await configure(client, { url, token, maxRetries: "0", ...more });
  return {
    client,
    agreed: answer.toObject(),
    engine,
    told: engine.said,
    ended,
    printed,
    declared: urnOf,
    secret,
    said: () => engine.said.map(({ message }) => message),
    raw: (definition) => rawResource(client, definition),
    resource: (definition) =>
      rawResource(client, definition, {
        sent: ({ managedBy, ...values }, program) => {
          const secrets = Object.keys(values).filter((name) => definition.outputs[name]?.secret);
          const marked = Object.fromEntries(secrets.map((name) => [name, secret(values[name])]));
          return { ...(!program && { managedBy }), ...values, ...marked };
        },
        received: (values) => revealed(values) as Values,
      }),
    async stop() {
      await stop();
      engine.stop();
    },
  };
}
