import type { FastifyReply } from "fastify";
import type { Claim } from "./claims.ts";
import { etagOf } from "./etag.ts";
import type { ClaimHeaders } from "./schemas.ts";
import { claimPattern } from "./text.ts";

/** What a create did. */
export interface Created<Item> {
  object: Item;
  /** False when the key was known and the object existed. */
  created: boolean;
  takenOver: boolean;
}

/** Under which conditions a request wants to write. */
export interface Conditions extends Claim {
  ifMatch: string | undefined;
}

export function conditionsOf(headers: ClaimHeaders): Conditions {
  const [, claim = null, run = null] =
    claimPattern.exec(headers["devportal-claim"]?.toLowerCase() ?? "") ?? [];
  return {
    key: headers["idempotency-key"]?.toLowerCase() ?? null,
    claim,
    run,
    ifMatch: headers["if-match"],
  };
}

/** Answers with one object and its entity tag, which is of the whole object unless another is given. */
export function sendObject<Item>(reply: FastifyReply, object: Item, tag = etagOf(object)): Item {
  reply.header("etag", tag);
  return object;
}

/** Answers a PATCH or PUT, and says so when the object was taken over. */
export function sendChanged<Item>(
  reply: FastifyReply,
  { object, takenOver }: Omit<Created<Item>, "created">,
  tag?: string,
): Item {
  if (takenOver) reply.header("devportal-taken-over", "true");
  return sendObject(reply, object, tag);
}

/** Answers a create: 201 for a new object, 200 for one that existed under the key. */
export function sendCreated<Item>(reply: FastifyReply, result: Created<Item>, tag?: string): Item {
  reply.code(result.created ? 201 : 200);
  return sendChanged(reply, result, tag);
}
