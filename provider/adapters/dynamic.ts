import * as pulumi from "@pulumi/pulumi";
import type { ArgumentsOf, InputsOf, OutputsOf, Properties } from "../core/property.ts";
import { dynamicToken } from "../core/pulumi-token.ts";
import type { Asset } from "../core/wire.ts";
import { HANDLER, handlerString } from "./handler-string.ts";

// The base class has no members: every text would be one.
type AnyAsset = pulumi.asset.FileAsset | pulumi.asset.StringAsset | pulumi.asset.RemoteAsset;

/** A value as a program may give it: plain, as a promise or as an output of another resource, at any depth. */
type Given<T> = [T] extends [Asset]
  ? pulumi.Input<AnyAsset>
  : [T] extends [readonly (infer Item)[]]
    ? pulumi.Input<readonly pulumi.Input<Item>[]>
    : [T] extends [object]
      ? pulumi.Input<Flat<GivenAll<T>>>
      : unknown extends T
        ? unknown
        : [T] extends [string]
          ? GivenText<T>
          : pulumi.Input<T>;

/** One of a few strings may come as any string that is known later only: `check` looks at it then. */
type GivenText<T extends string> = string extends T
  ? pulumi.Input<string>
  : pulumi.Input<T> | pulumi.Output<string>;

type GivenAll<T> = { [K in keyof T]: Given<Exclude<T[K], undefined>> | Extract<T[K], undefined> };

// One object type instead of its history, for hovers and compile errors.
type Flat<T> = { [K in keyof T]: T[K] } & {};

/** The arguments of a resource. */
export type Args<D extends { inputs: Properties }> = Flat<GivenAll<ArgumentsOf<D["inputs"]>>>;

type Shown<T> = T extends Asset ? AnyAsset : T;
type Attributes<T> = { readonly [K in keyof T]-?: pulumi.Output<Shown<T[K]>> };

/** A resource: each input and output is an attribute. */
type Instance<D extends { inputs: Properties; outputs: Properties }> = pulumi.CustomResource &
  Attributes<InputsOf<D["inputs"]>> &
  Attributes<OutputsOf<D["outputs"]>>;

/** A resource's class; `A` names its arguments in compile errors. */
export interface DynamicResource<D extends { inputs: Properties; outputs: Properties }, A = Args<D>> {
  new (name: string, args: A, opts?: pulumi.CustomResourceOptions): Instance<D>;

  /**
   * Reads a resource that exists, by its id, without managing it. A `clientSecret` is absent then: only the
   * state of the program that made it has it.
   */
  get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): Instance<D>;

  /** Whether the value is a resource of this class, also when another copy of this package made it. */
  isInstance(value: unknown): value is Instance<D>;
}

/** The front end for programs in TypeScript and JavaScript: a resource that Pulumi's dynamic provider host runs. */
export function dynamicResource<D extends { type: string; inputs: Properties; outputs: Properties }>(
  definition: D,
): DynamicResource<D> {
  const { inputs, outputs } = definition;
  const type = dynamicToken(definition.type);
  const known = { ...inputs, ...outputs };
  // The engine makes an attribute of every name it is given, with or without a value.
  const undetermined = Object.fromEntries(Object.keys(known).map((name) => [name, undefined]));
  const secrets = Object.keys(known).filter((name) => known[name]?.secret);

  const resource = class extends pulumi.CustomResource {
    static get(name: string, id: pulumi.Input<pulumi.ID>, opts: pulumi.CustomResourceOptions = {}) {
      return new this(name, undefined, { ...opts, id });
    }

    static override isInstance(value: unknown): value is pulumi.CustomResource {
      return (
        pulumi.CustomResource.isInstance(value) && "__pulumiType" in value && value.__pulumiType === type
      );
    }

    constructor(name: string, args?: Args<D>, opts: pulumi.CustomResourceOptions = {}) {
      if (opts.import !== undefined) throw new pulumi.RunError(notImported(definition.type, name));
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

/** The engine reads what it imports without a word about the provider, so a dynamic one cannot be found. */
function notImported(type: string, name: string): string {
  return (
    `${type} "${name}" cannot be imported with the option \`import\`: leave it out and give the argument ` +
    "`adopt: true`, which takes over what exists"
  );
}

/** The one name of a declaration among all programs: its URN, after its organization where there is one. */
function declaration(name: string, type: string, { parent }: pulumi.CustomResourceOptions): Promise<string> {
  const organization = organizationOfProgram();
  const urn = pulumi.createUrn(name, type, parent);
  const full = organization === undefined ? urn : pulumi.interpolate`${organization}/${urn}`;
  // An output would depend on the parent, and so wait for every child of the component, this one included.
  // The promise in it, which its type hides, settles also when the parent fails.
  return (full as unknown as { promise: () => Promise<string> }).promise();
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
