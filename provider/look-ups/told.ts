import type { InputsOf, Properties } from "../core/property.ts";
import { compact } from "../core/wire.ts";

interface Resource {
  inputs: Properties;
  outputs: Properties;
}

/** Of a resource's properties, those that the portal tells anyone who may see the object. */
export type Told<R extends Resource> = ToldOf<R["inputs"] & R["outputs"]>;
type ToldOf<P> = { [K in keyof P as P[K] extends { local: true } | { secret: true } ? never : K]: P[K] };

/** What a look-up finds of a resource, and what it tells besides. */
export type Result<R extends Resource, Besides = object> = Readonly<InputsOf<Told<R> & Besides>>;

/** What a look-up tells of a resource: what the portal knows of it, and no secret. */
export function toldOf<R extends Resource>({ inputs, outputs }: R): Told<R> {
  const all = Object.entries({ ...inputs, ...outputs });
  return Object.fromEntries(all.filter(([, { local, secret }]) => !local && !secret)) as Told<R>;
}

/** An object as a look-up tells of it: these properties of what the portal has, and nothing else. */
export function tell<P extends Properties>(
  properties: P,
  live: { [K in keyof P]: unknown },
): Readonly<InputsOf<P>> {
  const told = Object.keys(properties).map((name) => [name, live[name]] as const);
  const result: object = compact(Object.fromEntries(told));
  return result as InputsOf<P>;
}
