import type { FastifyInstance } from "fastify";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

// Beside the sources, and one above the compiled files.
const here = import.meta.url;
const folder = new URL(here.endsWith(".ts") ? "../public/" : "../../public/", here);

const kinds = {
  "style.css": "text/css; charset=utf-8",
  "script.js": "text/javascript; charset=utf-8",
  "favicon.svg": "image/svg+xml",
};
export type AssetName = keyof typeof kinds;

const assets = Object.entries(kinds).map(([name, type]) => {
  const bytes = readFileSync(new URL(name, folder));
  const version = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
  return { name, type, bytes, url: `/assets/${version}/${name}` };
});
const urls = new Map(assets.map(({ name, url }) => [name, url]));

/** Where a file of `public/` is served; another content has another address. */
export function assetUrl(name: AssetName): string {
  return urls.get(name) ?? "";
}

/** Serves the files that every page uses; browsers keep them. */
export function serveAssets(app: FastifyInstance): void {
  for (const { url, type, bytes } of assets) {
    app.get(url, { schema: { hide: true } }, (_, reply) =>
      reply.type(type).header("cache-control", "public, max-age=31536000, immutable").send(bytes),
    );
  }
}
