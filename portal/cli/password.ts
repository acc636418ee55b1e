import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";

/** Reads a password to the end of the input; a person at a terminal is told what is waited for. */
export async function readPassword(
  input: Readable & { isTTY?: boolean },
  tell: (line: string) => void,
): Promise<string> {
  if (input.isTTY) tell("Type the password, which the terminal shows, then press Enter and Ctrl+D.");
  return (await text(input)).replace(/\r?\n$/, "");
}
