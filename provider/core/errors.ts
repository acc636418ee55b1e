import type { Values } from "./wire.ts";

/** Something that goes wrong without a fault in this package: the message says all, a stack would say nothing. */
export class ExpectedError extends Error {
  override readonly name: string = "ExpectedError";

  constructor(message: string) {
    super(message);
    Object.defineProperty(this, "stack", { value: "", configurable: true, writable: true });
  }
}

/** A fault in this package. */
export class ProviderError extends Error {
  override readonly name = "ProviderError";

  constructor(fault: unknown) {
    super(
      `${fault instanceof Error ? fault.message : String(fault)}; this is a fault of pulumi-devportal: please report it with this message`,
    );
    if (fault instanceof Error && fault.stack) this.stack = fault.stack;
  }
}

/** What a failed request means to a lifecycle, whoever carried it. */
export interface Failure extends Error {
  /** `gone`: the object does not exist (any more). `lost`: another declaration has taken it over. */
  means?: "gone" | "lost";
  /** What the portal said, without the request and without advice. */
  reason?: string;
}

export function means(error: unknown, meaning: Failure["means"]): error is Failure {
  return error instanceof Error && (error as Failure).means === meaning;
}

/** The object exists and is not what was asked for yet; the next `up` goes on from `properties`. */
export class UnfinishedError extends Error {
  override readonly name = "UnfinishedError";
  readonly id: string;
  readonly properties: Values;
  /** All that the engine prints. */
  readonly reasons: string[];

  constructor(id: string, properties: Values, cause: unknown) {
    super((cause instanceof ExpectedError ? cause : new ProviderError(cause)).message);
    this.id = id;
    this.properties = properties;
    // A secret may be among them: they are for the state, not for whoever prints the error.
    Object.defineProperty(this, "properties", { enumerable: false });
    this.reasons = [this.message, `It exists, as ${id}: the next \`pulumi up\` goes on from there`];
  }
}
