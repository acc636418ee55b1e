import { means } from "../core/errors.ts";

/** For `catch`: nothing in place of an object that does not exist. */
export function found(error: unknown): undefined {
  if (!means(error, "gone")) throw error;
}
