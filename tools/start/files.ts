import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("../..", import.meta.url));
const home = process.env.DEVPORTAL_START_FOLDER ?? join(repository, ".devportal");

/** Everything that `npm start` keeps; `DEVPORTAL_START_FOLDER` puts it elsewhere. */
export const files = {
  home,
  portalData: join(home, "portal"),
  portalLog: join(home, "portal.log"),
  portalProcess: join(home, "portal.json"),
  password: join(home, "password"),
  token: join(home, "token"),
  lock: join(home, "start.lock"),
  pulumi: join(home, "pulumi"),
  passphrase: join(home, "pulumi", "passphrase"),
};

export function makeFolders(): void {
  for (const folder of [files.home, files.pulumi]) mkdirSync(folder, { recursive: true, mode: 0o700 });
}

/** As a person in the repository would name the file. */
export function shown(file: string): string {
  const path = relative(repository, file);
  return path.startsWith("..") ? file : path;
}

export function read(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8").trim() : undefined;
}

/** Writes for the owner's eyes only; the file appears whole or not at all. */
export function writePrivate(file: string, text: string): void {
  writeFileSync(`${file}.new`, `${text}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** A random text that is kept from the first time on. */
export function keptRandom(file: string): string {
  if (!existsSync(file)) writePrivate(file, randomBytes(24).toString("base64url"));
  return read(file) ?? "";
}
