import * as pulumi from "@pulumi/pulumi";
import type { ArgumentsOf, InputsOf, OutputsOf, Properties } from "../core/property.ts";
import type { Asset } from "../core/wire.ts";
import { HANDLER, handlerString } from "./handler-string.ts";

// The base class has no members: every text would be one.
type AnyAsset = pulumi.asset.FileAsset | pulumi.asset.StringAsset | pulumi.asset.RemoteAsset;

/** A value as a program may give it: plain, as a promise or as an output of another resource, at any depth. */
type Given<T> = [T] extends [Asset]
  ? pulumi.Input<AnyAsset>
  : [T] extends [readonly (infer Item)[]]
    ? pulumi.Input<pulumi.Input<Item>[]>
    : [T] extends [object]
      ? pulumi.Input<{ [K in keyof T]: Given<T[K]> }>
      : unknown extends T
        ? unknown
        : pulumi.Input<T>;

type GivenAll<T> = { [K in keyof T]: Given<Exclude<T[K], undefined>> };

/** The arguments of a resource. */
export type Args<D extends { inputs: Properties }> = GivenAll<ArgumentsOf<D["inputs"]>>;

type Shown<T> = T extends Asset ? AnyAsset : T;
type Attributes<T> = { readonly [K in keyof T]-?: pulumi.Output<Shown<T[K]>> };

/** A resource: each input and output is an attribute. */
type Instance<D extends { inputs: Properties; outputs: Properties }> = pulumi.CustomResource &
  Attributes<InputsOf<D["inputs"]>> &
  Attributes<OutputsOf<D["outputs"]>>;

/** A resource's class. */
export interface DynamicResource<D extends { inputs: Properties; outputs: Properties }> {
  new (name: string, args: Args<D>, opts?: pulumi.CustomResourceOptions): Instance<D>;

  /** Reads a resource that exists, by its id, without managing it. */
  get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): Instance<D>;
}

/** The front end for programs in TypeScript and JavaScript: a resource that Pulumi's dynamic provider host runs. */
export function dynamicResource<D extends { type: string; inputs: Properties; outputs: Properties }>(
  definition: D,
): DynamicResource<D> {
  const { inputs, outputs } = definition;
  const type = `pulumi-nodejs:dynamic/devportal:${definition.type}`;
  const known = { ...inputs, ...outputs };
  // The engine makes an attribute of every name it is given, with or without a value.
  const undetermined = Object.fromEntries(Object.keys(known).map((name) => [name, undefined]));
  const secrets = Object.keys(known).filter((name) => known[name]?.secret);

  const resource = class extends pulumi.CustomResource {
    static get(name: string, id: pulumi.Input<pulumi.ID>, opts: pulumi.CustomResourceOptions = {}) {
      return new this(name, undefined, { ...opts, id });
    }

    constructor(name: string, args?: Args<D>, opts: pulumi.CustomResourceOptions = {}) {
      super(
        type,
        name,
        {
          ...undetermined,
          ...args,
          managedBy: declaration(name, type, opts),
          [HANDLER]: handlerString(definition.type),
        },
        {
          ...opts,
          additionalSecretOutputs: [...(opts.additionalSecretOutputs ?? []), ...secrets],
          // A forced replacement never asks the provider and would delete what it has just created.
          deleteBeforeReplace: true,
        },
      );
    }
  };
  return resource as unknown as DynamicResource<D>;
}

/** The one name of a declaration among all programs: its URN, after its organization where there is one. */
function declaration(name: string, type: string, { parent }: pulumi.CustomResourceOptions): Promise<string> {
  const organization = organizationOfProgram();
  const urn = pulumi.createUrn(name, type, parent);
  const full = organization === undefined ? urn : pulumi.interpolate`${organization}/${urn}`;
  // An output would depend on the parent, and so wait for every child of the component, this one included.
  return new Promise((resolve) => void full.apply(resolve));
}

/** Local backends have the one organization "organization"; unit tests with mocks may have none. */
function organizationOfProgram(): string | undefined {
  try {
    const organization = pulumi.getOrganization();
    return organization === "organization" ? undefined : organization;
  } catch {
    return undefined;
  }
}
