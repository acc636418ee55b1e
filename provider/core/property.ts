import type { Asset } from "./wire.ts";

/** Why a string is refused, worded to follow the property's name, or nothing when it is fine. */
export interface Format {
  /** The format's name in the field, such as `email`. */
  name: string;
  refuses: (value: string) => string | undefined;
}

interface Common {
  /** A program that leaves it out does not compile and is refused at preview; if computed, it is always filled. */
  required?: true;
  /** Filled by `check` or by the adapter; a program cannot give it. */
  computed?: true;
  /** Of the program and its state: the portal does not tell it, and no look-up has it. */
  local?: true;
  /** Encrypted in the state and masked in the engine's output. */
  secret?: true;
  /** A change makes a new object in place of the old one. */
  replaceOnChanges?: true;
  /**
   * Of an output: the inputs that give it another value when they change, and one that it had not when all of them do;
   * without it, it may change at any time.
   */
  changesWith?: readonly string[];
}

export interface StringProperty extends Common {
  type: "string";
  default?: string;
  enum?: readonly string[];
  /** Counted in characters, not in UTF-16 units. */
  minLength?: number;
  maxLength?: number;
  format?: Format;
  /** No two resources of this type in one program may share the value, without regard to case. */
  unique?: true;
}

export interface StringsProperty extends Common {
  type: "string[]";
  default?: readonly string[];
  maxItems?: number;
  /** No item may be there twice. */
  uniqueItems?: true;
  /** Of each item. */
  maxLength?: number;
  /** Of each item. */
  format?: Format;
}

export interface NumberProperty extends Common {
  type: "number";
  default?: number;
  minimum?: number;
  maximum?: number;
}

export interface BooleanProperty extends Common {
  type: "boolean";
  default?: boolean;
}

export interface BooleanOrStringProperty extends Common {
  type: "boolean | string";
  format: Format;
  /** What a string stands for, in words that follow "or". */
  meaning: string;
}

export interface AssetProperty extends Common {
  type: "asset";
}

export interface AnyProperty extends Common {
  type: "any";
}

export interface ObjectProperty extends Common {
  type: "object";
  default?: Record<string, never>;
  properties: Properties;
}

/** Everything true of one property, except its sentence, which is its JSDoc comment. */
export type Property =
  | StringProperty
  | StringsProperty
  | NumberProperty
  | BooleanProperty
  | BooleanOrStringProperty
  | AssetProperty
  | AnyProperty
  | ObjectProperty;

export type Properties = Readonly<Record<string, Property>>;

/** The value of a property whose literal is `P`. */
export type ValueOf<P> = P extends { enum: readonly (infer E)[] }
  ? E
  : P extends { type: "string" }
    ? string
    : P extends { type: "string[]" }
      ? string[]
      : P extends { type: "number" }
        ? number
        : P extends { type: "boolean" }
          ? boolean
          : P extends { type: "boolean | string" }
            ? boolean | string
            : P extends { type: "asset" }
              ? Asset
              : P extends { type: "object"; properties: infer N }
                ? ArgumentsOf<N>
                : unknown;

/** What a program gives: computed properties left out, those with a default optional. */
export type ArgumentsOf<P> = {
  -readonly [
    K in keyof P as P[K] extends { computed: true } ? never : P[K] extends { required: true } ? K : never
  ]: ValueOf<P[K]>;
} & {
  -readonly [K in keyof P as P[K] extends { computed: true } | { required: true } ? never : K]?:
    ValueOf<P[K]> | undefined;
};

/** What `check` returns and a lifecycle receives: defaults filled, nested ones too. */
export type InputsOf<P> = {
  -readonly [
    K in keyof P as P[K] extends { required: true } | { default: unknown } ? K : never
  ]: FilledValueOf<P[K]>;
} & {
  -readonly [
    K in keyof P as P[K] extends { required: true } | { default: unknown } ? never : K
  ]?: FilledValueOf<P[K]>;
};

type FilledValueOf<P> = P extends { type: "object"; properties: infer N } ? InputsOf<N> : ValueOf<P>;

/** What a finished object has. */
export type OutputsOf<P> = {
  -readonly [K in keyof P as P[K] extends { required: true } ? K : never]: ValueOf<P[K]>;
} & {
  -readonly [K in keyof P as P[K] extends { required: true } ? never : K]?: ValueOf<P[K]>;
};
