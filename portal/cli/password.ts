import { Option } from "commander";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { password as limits } from "../accounts/passwords.ts";
import { Complaint } from "../complaint.ts";
import { tooLong, tooShort } from "../text.ts";

export const passwordOption = () =>
  new Option("--password-stdin", "read the password from standard input").makeOptionMandatory();

/** Reads a password that is to be set. @throws Complaint when it is too short or too long. */
export async function readNewPassword(): Promise<string> {
  const password = await readPassword(process.stdin, console.error);
  const { length } = Array.from(password);
  const says = "The password on standard input";
  if (length < limits.minLength) throw new Complaint(`${says} ${tooShort(limits.minLength)}.`);
  if (length > limits.maxLength) throw new Complaint(`${says} ${tooLong(limits.maxLength)}.`);
  return password;
}

/** Reads a password to the end of the input; a person at a terminal is told what is waited for. */
export async function readPassword(
  input: Readable & { isTTY?: boolean },
  tell: (line: string) => void,
): Promise<string> {
  if (input.isTTY) tell("Type the password, which the terminal shows, then press Enter and Ctrl+D.");
  return (await text(input)).replace(/\r?\n$/, "");
}
