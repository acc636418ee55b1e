import { createHash } from "node:crypto";
import { stale } from "./errors.ts";

/** The entity tag of an object as the caller sees it: it changes when anything in it does. */
export function etagOf(object: unknown): string {
  return `"${createHash("sha256").update(JSON.stringify(object)).digest("base64url").slice(0, 27)}"`;
}

/** Whether a header `If-Match` or `If-None-Match` names the tag. */
export function namesTag(header: string, tag: string): boolean {
  return header.split(",").some((each) => [tag, `W/${tag}`, "*"].includes(each.trim()));
}

/** @throws PortalError `precondition_failed` when `If-Match` was sent and does not name the tag. */
export function checkIfMatch(header: string | undefined, tag: string, thing: string): void {
  if (header !== undefined && !namesTag(header, tag)) throw stale(thing);
}
