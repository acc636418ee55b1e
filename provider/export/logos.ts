import { createHash } from "node:crypto";
import type { Portal } from "../client/portal.ts";
import { ExpectedError } from "../core/errors.ts";
import { assetOfHash, isAsset, type Asset } from "../core/wire.ts";
import { bytesOfLogo, imageTypeOf } from "../resources/logo.ts";
import type { ExportedApp, ExportedResource } from "./resources.ts";

const AT_ONCE = 8;
const endings: Record<string, string> = { "image/png": "png", "image/jpeg": "jpg", "image/webp": "webp" };

interface Found {
  resource: ExportedResource;
  property: string;
  hash: string;
}

/** Fetches the pictures and makes of each asset one that names its file. @returns the files by their path in the folder. */
export async function takeLogos({ url }: Portal, apps: readonly ExportedApp[]): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const found = apps.flatMap(({ resources }) => resources.flatMap(assetsOf));
  const take = async ({ resource, property, hash }: Found) => {
    // Where the portal was asked, which need not be reached at the address that it gives to browsers.
    const bytes = await bytesOfLogo(assetOfHash(hash, `${url}/logos/${hash}`)).catch(() => undefined);
    if (!bytes || createHash("sha256").update(bytes).digest("hex") !== hash) {
      throw new ExpectedError(
        `The ${property} of ${resource.name} cannot be read, or has just changed: try again`,
      );
    }
    const path = `${property}s/${resource.name}.${endings[imageTypeOf(bytes) ?? ""] ?? "png"}`;
    files.set(path, bytes);
    const asset: Asset = { ...assetOfHash(hash), path };
    resource.inputs = { ...resource.inputs, [property]: asset };
    resource.properties = { ...resource.properties, [property]: asset };
  };
  for (let next = 0; next < found.length; next += AT_ONCE) {
    await Promise.all(found.slice(next, next + AT_ONCE).map(take));
  }
  return files;
}

function assetsOf(resource: ExportedResource): Found[] {
  return Object.entries(resource.inputs).flatMap(([property, value]) =>
    isAsset(value) && value.hash !== undefined ? [{ resource, property, hash: value.hash }] : [],
  );
}
