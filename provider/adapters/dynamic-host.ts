import type * as pulumi from "@pulumi/pulumi";
import { unnamed } from "../core/check.ts";
import { ExpectedError, ProviderError, UnfinishedError } from "../core/errors.ts";
import type { Handlers } from "../core/handlers.ts";
import type { Values } from "../core/wire.ts";
import { HANDLER } from "./handler-string.ts";

export type HostedProvider = Required<pulumi.dynamic.ResourceProvider>;
export type HostedConfiguration = pulumi.dynamic.ConfigureRequest;

/** The operations of a resource in the shape that Pulumi's dynamic provider host calls. */
export function hosted(
  configure: (request: HostedConfiguration) => void,
  handlers: () => Promise<Handlers>,
): HostedProvider {
  const asked = async <T>(ask: (handlers: Handlers) => Promise<T> | T, inputs?: Values) => {
    try {
      return await ask(await handlers());
    } catch (error) {
      throw told(error, inputs?.[HANDLER]);
    }
  };
  return {
    // The host lets further calls pass while this one is awaited: it must be done when it returns.
    async configure(request: HostedConfiguration) {
      configure(request);
    },
    check: (olds: Values, news: Values) =>
      asked(async ({ check }) => {
        const { inputs, failures } = await check(without(olds), without(news));
        return { inputs, failures: failures.map(unnamed) };
      }),
    diff: (id: string, olds: Values, news: Values) =>
      asked(async ({ foresee, diff }) => {
        await foresee(id, without(olds), without(news));
        const { changes, replaces, deleteBeforeReplace } = diff(without(olds), without(news));
        return { changes, replaces, deleteBeforeReplace };
      }),
    create: (inputs: Values) =>
      asked(async ({ create }) => {
        const { id, properties } = await create(without(inputs));
        return { id, outs: properties };
      }, inputs),
    read: (id: string, props: Values) =>
      asked(async ({ read, find }) => {
        const { managedBy, ...prior } = without(props);
        // A program that only reads the object has nothing to go on without it, and the engine would not complain.
        const known = Object.keys(prior).length > 0;
        const found = await (known ? read(id, { managedBy, ...prior }) : find(id, managedBy));
        // The host takes an answer without an id to mean that the object is gone.
        return found ? { id, props: found.properties, inputs: found.inputs } : {};
      }),
    update: (id: string, olds: Values, news: Values) =>
      asked(async ({ update }) => ({ outs: await update(id, without(olds), without(news)) }), news),
    delete: (id: string, props: Values) => asked((resource) => resource.delete(id, without(props))),
  };
}

function without({ [HANDLER]: _, ...values }: Values): Values {
  return values;
}

/** A failure as the host wants it: it prints `${error}: ${error.stack}`, and stores what an unfinished one holds. */
function told(error: unknown, handler: unknown): Error {
  if (error instanceof UnfinishedError) {
    const { id, properties, reasons, message } = error;
    return Object.defineProperty(Object.assign(new Error(message), { id, reasons }), "properties", {
      value: { ...properties, [HANDLER]: handler },
    });
  }
  if (!(error instanceof ExpectedError)) return new ProviderError(error);
  const { name, message } = error;
  return Object.assign(new Error(message), { toString: () => name, stack: message });
}
