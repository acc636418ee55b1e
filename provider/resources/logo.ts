import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { ExpectedError } from "../core/errors.ts";
import type { Asset } from "../core/wire.ts";

const MOST_BYTES = 1024 * 1024;
const REFUSED = "must be a PNG, JPEG or WebP image of at most 1 MiB";

/** Why the file cannot be a logo, as far as this can be told without fetching it. */
export async function refusalOfLogo(logo: Asset): Promise<string | undefined> {
  if (isRemote(logo) || !namesFile(logo)) return undefined;
  try {
    const bytes = await bytesOfLogo(logo);
    if (bytes.length > MOST_BYTES) return `${REFUSED}; it has ${bytes.length} bytes`;
    return imageTypeOf(bytes) ? undefined : `${REFUSED}, which it is not by its content`;
  } catch (error) {
    return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** Whether more is known of the logo than what it is, as where `ignoreChanges` keeps that of the portal. */
export function namesFile({ hash, path, text, uri }: Asset): boolean {
  return hash === undefined || [path, text, uri].some((from) => from !== undefined);
}

/** The file's bytes, wherever the program took them from. */
export async function bytesOfLogo({ path, text, uri }: Asset): Promise<Buffer> {
  if (path !== undefined) return readFile(path);
  if (text !== undefined && uri === undefined) return Buffer.from(text);
  if (uri?.startsWith("file:")) return readFile(fileURLToPath(uri));
  if (uri === undefined) throw new ExpectedError("the asset names no file");
  const response = await fetch(uri);
  if (!response.ok) throw new ExpectedError(`${uri} answers ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}

/** The image's type, by its first bytes. */
export function imageTypeOf(bytes: Buffer): string | undefined {
  const start = bytes.toString("latin1", 0, 12);
  if (start.startsWith("\x89PNG\r\n\x1a\n")) return "image/png";
  if (start.startsWith("\xff\xd8\xff")) return "image/jpeg";
  return /^RIFF[^]{4}WEBP$/.test(start) ? "image/webp" : undefined;
}

function isRemote({ uri }: Asset): boolean {
  return uri !== undefined && !uri.startsWith("file:");
}
