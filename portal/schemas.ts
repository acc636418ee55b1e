import Type, { type TProperties, type TSchema } from "typebox";
import { catalogue } from "./errors.ts";
import { orNull, text } from "./text.ts";

export const id = Type.String();
export const time = Type.String({ description: "An RFC 3339 time in UTC." });

/** The body of an answer without one. */
export const nothing = Type.Null({ description: "Done." });

/** The body of every refusal. */
export const refusal = Type.Object({
  error: Type.Object({
    code: Type.Enum(Object.keys(catalogue), { description: "What went wrong, for programs." }),
    message: Type.String({ description: "What went wrong, for people." }),
    requestId: Type.String(),
    fields: Type.Optional(Type.Array(Type.Object({ field: Type.String(), message: Type.String() }))),
  }),
});

/** The path parameter of everything that belongs to an app. */
export const appParams = Type.Object({ appId: id });

/** A body: what is not named in it is refused. */
export function body<Properties extends TProperties>(properties: Properties) {
  return Type.Object(properties, { additionalProperties: false });
}

export function listOf<Item extends TSchema>(item: Item) {
  return Type.Object({
    items: Type.Array(item),
    nextCursor: orNull(Type.String()),
  });
}

export const managedBy = text({
  minLength: 1,
  maxLength: 2048,
  description: "The program that declares this object: a Pulumi URN.",
});

export const managedSince = Type.String({
  description: "When the object came under that program: when it was created, or adopted later.",
});

export const lastRun = Type.String({
  description: "The last run of that program that wrote; one that began before it may not write any more.",
});

export const secretHash = Type.String({
  format: "sha256",
  description:
    "The SHA-256 of a secret that the caller keeps. Without it the portal makes a secret and shows it once.",
});

/** The headers of every write to an object that a program may manage. */
export const claimHeaders = Type.Object({
  "idempotency-key": Type.Optional(
    Type.String({ format: "uuid", description: "Makes a repeated create answer with the same object." }),
  ),
  "devportal-claim": Type.Optional(
    Type.String({
      format: "claim",
      description:
        "Which state of a program may write to the object, as a version 7 UUID; with `;run=` and another, which run of it: an earlier run may not write after a later one.",
    }),
  ),
  "if-match": Type.Optional(Type.String({ description: "The ETag that the object must still have." })),
});

export type ClaimHeaders = Type.Static<typeof claimHeaders>;
