import { createHash } from "node:crypto";
import { stale } from "./errors.ts";

/** The entity tag of an object as the caller sees it: it changes when anything in it does. */
export function etagOf(object: unknown): string {
  return `"${createHash("sha256").update(JSON.stringify(object)).digest("base64url").slice(0, 27)}"`;
}

/** Whether a header `If-Match` names the tag: a weak one names none, as RFC 9110 has it. */
export function namesTag(header: string, tag: string): boolean {
  return header.split(",").some((each) => [tag, "*"].includes(each.trim()));
}

/** Whether a header `If-None-Match` names the tag, which a proxy may have made weak. */
export function knowsTag(header: string | undefined, tag: string): boolean {
  return header !== undefined && (namesTag(header, tag) || namesTag(header, `W/${tag}`));
}

/** @throws PortalError `precondition_failed` when `If-Match` was sent and does not name the tag. */
export function checkIfMatch(header: string | undefined, tag: string, thing: string): void {
  if (header !== undefined && !namesTag(header, tag)) throw stale(thing);
}
