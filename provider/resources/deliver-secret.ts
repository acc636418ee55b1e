import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { ExpectedError } from "../core/errors.ts";
import type { Properties } from "../core/property.ts";
import { isObject, isUnknown } from "../core/wire.ts";
import { refusalOfPublicKey, sealed } from "./seal-secret.ts";

const sharedDelivery = {
  /**
   * The key to which the secret is sealed: an age recipient ("age1…"), or an RSA public key in PEM of at least 2048 bits. Only
   * the output `sealedSecret` has it then, as an armored age file or as RSA-OAEP (SHA-256) in base64.
   */
  publicKey: { type: "string" },

  /**
   * The file into which the secret is written, readable by its owner only, on the machine that runs `up`; a relative path
   * begins at the program.
   */
  file: { type: "string" },

  /**
   * The program, with its arguments, that gets the secret on its standard input, on the machine that runs `up`. It is run
   * without a shell, and finds DEVPORTAL_APP_ID, DEVPORTAL_CLIENT_ID and DEVPORTAL_SECRET_VERSION in its environment.
   */
  command: { type: "string[]", maxItems: 100 },
} as const satisfies Properties;

/** By its own name, so that the sentences of its members show in an editor. */
export type DeliveryProperties = { readonly [K in keyof typeof sharedDelivery]: (typeof sharedDelivery)[K] };

/** Where a client secret goes instead of the state: one of these. */
export const deliveries: DeliveryProperties = sharedDelivery;

export interface Delivery {
  publicKey?: string;
  file?: string;
  command?: string[];
}

/** The secret to hand over, and whose it is. */
interface Parcel {
  secret: string;
  appId: string;
  clientId: string | null | undefined;
  secretVersion: number | undefined;
}

type Fail = (property: "deliverTo" | `deliverTo.${keyof Delivery}`, reason: string) => void;

export async function checkDelivery(delivery: Delivery | undefined, fail: Fail): Promise<void> {
  if (!isObject(delivery) || isUnknown(delivery)) return;
  const { publicKey, file, command }: Delivery = delivery;
  const ways = Object.keys(deliveries) as (keyof Delivery)[];
  const [one, ...more] = ways.filter((way) => delivery[way] !== undefined);
  if (Object.keys(delivery).length === 0) fail("deliverTo", `must name one of ${ways.join(", ")}`);
  // Of a member that a failure names, the engine prints no value, which may be a key.
  for (const way of more)
    fail(`deliverTo.${way}`, `must not be given beside ${one}: name one of ${ways.join(", ")}`);
  if (typeof publicKey === "string") {
    const reason = await refusalOfPublicKey(publicKey);
    if (reason) fail("deliverTo.publicKey", reason);
  }
  if (file === "") fail("deliverTo.file", "must name a file");
  if (typeof file === "string" && file.includes(NUL))
    fail("deliverTo.file", "must not contain the character NUL");
  if (!Array.isArray(command)) return;
  if (!command[0]) fail("deliverTo.command", "must name a program");
  if (command.some((part) => typeof part === "string" && part.includes(NUL))) {
    fail("deliverTo.command", "must not contain the character NUL");
  }
}

/**
 * Looks whether a secret can be handed over, before there is one. Not at preview, which may run on another machine.
 * @throws ExpectedError
 */
export async function requireDeliverable({ file }: Delivery = {}): Promise<void> {
  if (file === undefined) return;
  const path = resolve(file);
  const found = (at: string) => stat(at).catch(() => undefined);
  const refused = (reason: string) =>
    new ExpectedError(`The client secret cannot be written to ${path}: ${reason}. No secret was issued`);
  if (!(await found(dirname(path)))?.isDirectory()) throw refused("there is no such folder");
  // Put in its place, a file would take the place of a device.
  const there = await found(path);
  if (there && !there.isFile()) throw refused("that is a folder or a device");
}

/** Hands a secret over as the program says; @returns what the state is to know of it. */
export async function delivered(
  delivery: Delivery | undefined,
  parcel: Parcel,
  signal?: AbortSignal,
  patience = PATIENCE,
): Promise<{ clientSecret: string | null; sealedSecret: string | null }> {
  const { secret } = parcel;
  if (!delivery) return { clientSecret: secret, sealedSecret: null };
  const { publicKey, file, command } = delivery;
  if (file !== undefined) await writeSecret(resolve(file), secret);
  if (command !== undefined) await runWith(command, parcel, patience, signal);
  return {
    clientSecret: null,
    sealedSecret: publicKey === undefined ? null : await sealed(secret, publicKey),
  };
}

async function writeSecret(file: string, secret: string): Promise<void> {
  const beside = `${file}.${randomUUID()}`;
  try {
    // A reader finds the former secret or the new one, never half of one.
    await writeFile(beside, secret, { mode: 0o600, flag: "wx" });
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    const { code = "it failed" } = error as NodeJS.ErrnoException;
    throw new ExpectedError(`The client secret could not be written to ${file} (${code}). ${AGAIN}`);
  }
}

async function runWith(
  [program = "", ...args]: string[],
  parcel: Parcel,
  patience: number,
  signal?: AbortSignal,
): Promise<void> {
  const { secret, appId, clientId, secretVersion } = parcel;
  // The engine gives a plugin the configuration in it, with the portal's token.
  const { DEVPORTAL_TOKEN: _, PULUMI_CONFIG: __, ...environment } = process.env;
  const limit = AbortSignal.timeout(patience);
  const running = async () => {
    const child = spawn(program, args, {
      // What it prints may hold the secret.
      stdio: ["pipe", "ignore", "ignore"],
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
      env: {
        ...environment,
        DEVPORTAL_APP_ID: appId,
        DEVPORTAL_CLIENT_ID: clientId ?? "",
        DEVPORTAL_SECRET_VERSION: String(secretVersion ?? ""),
      },
    });
    // Told below, once: a second one, such as of ending it, must not end the provider.
    child.on("error", () => undefined);
    // A program that does not read its input is judged by how it ends.
    child.stdin.on("error", () => undefined);
    child.stdin.end(secret);
    return once(child, "close");
  };
  const ended = await running().catch((error: unknown) => {
    signal?.throwIfAborted();
    const { code } = error as NodeJS.ErrnoException;
    const what = limit.aborted
      ? `was stopped, as it did not end within ${patience / 1000} s`
      : `could not be started (${code})`;
    throw new ExpectedError(`The command "${program}" of deliverTo ${what}. ${AGAIN}`);
  });
  const [status, killedBy] = ended as [number | null, string | null];
  if (status !== 0) {
    throw new ExpectedError(
      `The command "${program}" of deliverTo ended with ${status === null ? String(killedBy) : `status ${status}`}; ` +
        `what it printed is not shown, as it may hold the secret. ${AGAIN}`,
    );
  }
}

// Where nobody can interrupt it, nothing else would end the wait.
const PATIENCE = 600_000;

const NUL = "\0";

const AGAIN = "The next `pulumi up` issues another secret and tries again";
