import { isDeepStrictEqual } from "node:util";
import * as pulumi from "@pulumi/pulumi";
import { createPortal, type Portal } from "../client/portal.ts";
import type { Connection } from "../client/http.ts";
import { readConfiguration } from "../configuration.ts";
import { check } from "../core/check.ts";
import { ExpectedError } from "../core/errors.ts";
import type { LookUp } from "../core/look-up.ts";
import type { ArgumentsOf, Properties } from "../core/property.ts";

/** Arguments that may each be a promise or an output of a resource. */
export type Later<A> = { [K in keyof A]: A[K] extends undefined ? A[K] : pulumi.Input<A[K]> };

/** A look-up as a function of a program: it asks the portal that the stack is configured for. */
export function asking<I extends Properties, R>(
  lookUp: LookUp<I, R, Portal>,
): (args: ArgumentsOf<I>) => Promise<R> {
  return async (args) => {
    const { inputs, failures } = check(lookUp.inputs, args);
    if (failures.length > 0) {
      const all = failures.map(({ property, reason }) => `${property} ${reason}`).join("; ");
      throw new ExpectedError(`${lookUp.name}: ${all}`);
    }
    return lookUp.find(connected(), inputs as ArgumentsOf<I>);
  };
}

/** The same for arguments that may be outputs: it asks as soon as all are known, and is unknown until then. */
export function askingLater<A extends object, R>(
  ask: (args: A) => Promise<R>,
): (args: Later<A>) => pulumi.Output<R> {
  return (args) =>
    pulumi.output(args).apply((known) => ask(known as A) as Promise<pulumi.Unwrap<R>>) as pulumi.Output<R>;
}

let last: { connection: Connection; portal: Portal } | undefined;

/** One client for all look-ups of a stack, so that they share its pace. */
export function connected(): Portal {
  const connection = readConfiguration((key) => pulumi.runtime.getConfig(key));
  if (!last || !isDeepStrictEqual(last.connection, connection)) {
    last = { connection, portal: createPortal(connection) };
  }
  return last.portal;
}
