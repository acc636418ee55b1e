import type { CheckFailure } from "./check.ts";
import type { InputsOf, OutputsOf, Properties } from "./property.ts";

/** What every resource has without declaring it. */
const everywhere = {
  inputs: {
    /** The declaration that manages the object in the portal: its URN, after the organization if there is one; absent when none does. */
    managedBy: { type: "string", computed: true },
  },
  outputs: {
    /** Proves to the portal that a write comes from the state which made the object. */
    claim: { type: "string", local: true, changesWith: [] },

    /** The last `pulumi up` or `destroy` that wrote to the object; the portal refuses one that began before it. */
    run: { type: "string", local: true },
  },
} as const;

export type Everywhere = typeof everywhere;

type Nullable<T> = { [K in keyof T]?: T[K] | null };

/** An object as the portal has it: every input the portal knows, and the outputs; what else it holds is ignored. */
export type Live<I, O> = { [K in keyof InputsOf<I>]?: unknown } & Nullable<OutputsOf<O>> & {
    /** The last run that wrote to it. */
    lastRun?: string | null;
  };

/** What an object was when it was last written or read: inputs as well as outputs. */
export type Prior<I, O> = Partial<InputsOf<I>> & Partial<OutputsOf<O>>;

/** How to talk to the person who runs `up`. */
export interface Telling {
  /** Something the person should act on or know. */
  warn: (message: string) => void;
  /** Something worth knowing. */
  say: (message: string) => void;
  /** What is being waited for, of no interest afterwards. */
  progress: (message: string) => void;
  /** Ends what waits when the operation is cancelled or its time is over; its reason says which. */
  signal?: AbortSignal | undefined;
}

/** What goes with every write. */
export interface Writing {
  /** What the write is about. */
  key: string;
  /** The claim on the object and, once it exists, the run that writes; none on an object that has yet to come under one. */
  claim?: string | undefined;
  /** To be told of each write that succeeded, and whether the portal took the object over with it. */
  written: (takenOver: boolean) => void;
}

/** Who writes. */
export interface Context extends Telling {
  managedBy: string;
  write: Writing;
}

/** The inputs that differ from what the object is, null where one is to be cleared. */
export type Changes<I> = Nullable<InputsOf<I>>;

export interface CreateContext<I, O> extends Context {
  /** Tells that the object exists, so that a failure afterwards does not lose it. */
  made: (id: string, live: Live<I, O>) => void;
  changesFrom: (live: Live<I, O>) => Changes<I>;
}

export interface UpdateContext<I, O> extends Context {
  changes: Changes<I>;
  /** Tells what the object has become, so that a failure afterwards does not lose it. */
  made: (live: Live<I, O>) => void;
}

export interface Lifecycle<I, O> {
  create: (inputs: InputsOf<I>, context: CreateContext<I, O>) => Promise<{ id: string; live: Live<I, O> }>;
  /** Answers nothing when the object is gone. */
  read: (id: string, prior: Prior<I, O>, context: Telling) => Promise<Live<I, O> | undefined>;
  /** Without it every change replaces. */
  update?: (
    id: string,
    inputs: InputsOf<I>,
    prior: Prior<I, O>,
    context: UpdateContext<I, O>,
  ) => Promise<Live<I, O>>;
  delete: (id: string, prior: Prior<I, O>, context: Context) => Promise<void>;
  /**
   * Tells what the inputs that come do not show, of an object that exists; a preview asks for it too. It may only read, any
   * of the inputs may be unknown, and what goes wrong in it is passed over.
   */
  foresee?: (id: string, inputs: InputsOf<I>, prior: Prior<I, O>, context: Telling) => Promise<void>;
}

/** A property, or one within it, such as `rotation.overlap`. */
type Named<I> = (keyof I & string) | `${keyof I & string}.${string}`;

/** The part of `check` that a resource adds to what follows from its properties. */
export interface CheckHook<I> {
  (check: {
    /** The inputs of the last `up`, empty at the first. */
    olds: Partial<InputsOf<I>>;
    /** The new inputs with defaults filled; values filled here show in the preview. Anything may be unknown. */
    inputs: InputsOf<I>;
    fail: (property: Named<I>, reason: string) => void;
    now: Date;
  }): void | Promise<void>;
}

interface Behaviour<I, O, P> {
  type: string;
  check?: CheckHook<I>;
  /** What to say where nobody has the secret of the object, as after an import. */
  withoutSecret?: (id: string, known: Prior<I, O>) => string | undefined;
  /** Why the object, as it was last known, must not be deleted for the sake of another in its place. */
  keepsFromReplacement?: (prior: Prior<I, O>) => { property: Named<I>; reason: string } | undefined;
  /** What an object that was made but never finished needs, told from what is known of it. */
  unfinished?: (prior: Prior<I, O>) => "update" | "replace" | undefined;
  lifecycle: (portal: P) => Lifecycle<I, O>;
}

export interface Definition<I, O, P> extends Behaviour<I, O, P> {
  inputs: I;
  outputs: O;
}

/** Any resource, to those who need not know its properties. */
export interface AnyDefinition<P> {
  type: string;
  inputs: Properties;
  outputs: Properties;
  // Method syntax: parameters of any resource's functions are accepted, as the caller only passes on what it got.
  check?(check: unknown): void | Promise<void>;
  withoutSecret?(id: string, known: unknown): string | undefined;
  keepsFromReplacement?(prior: unknown): CheckFailure | undefined;
  unfinished?(prior: unknown): "update" | "replace" | undefined;
  lifecycle(portal: P): {
    create(inputs: unknown, context: unknown): Promise<{ id: string; live: object }>;
    read(id: string, prior: unknown, context: Telling): Promise<object | undefined>;
    update?(id: string, inputs: unknown, prior: unknown, context: unknown): Promise<object>;
    delete(id: string, prior: unknown, context: Context): Promise<void>;
    foresee?(id: string, inputs: unknown, prior: unknown, context: Telling): Promise<void>;
  };
}

/** A resource's own properties and those that several share. Unlike a spread, it keeps their sentences in an editor. */
export function sharing<const Own extends Properties, Shared extends Properties>(
  own: Own,
  shared: Shared,
): Own & Shared {
  return { ...own, ...shared };
}

/** Completes the one literal from which types, checks, differences, documentation and schema of a resource derive. */
export function defineResource<const I extends Properties, const O extends Properties, P>(
  literal: Behaviour<I & Everywhere["inputs"], O & Everywhere["outputs"], P> & { inputs: I; outputs: O },
): Definition<I & Everywhere["inputs"], O & Everywhere["outputs"], P> {
  return {
    ...literal,
    inputs: { ...literal.inputs, ...everywhere.inputs },
    outputs: { ...literal.outputs, ...everywhere.outputs },
  };
}
