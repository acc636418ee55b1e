import type { FastifyInstance } from "fastify";
import { findPublicLogo } from "../apps/logo.ts";
import { refuse } from "../errors.ts";
import { refuseOtherMethods } from "../methods.ts";
import type { Store } from "../store/store.ts";
import { sendLogo } from "./send-logo.ts";

const url = "/logos/:sha256";

const isHash = (text: string) => /^[0-9a-f]{64}$/.test(text);

// A hash names these bytes for ever, but the logo of a deleted app has to be gone soon.
const kept = "public, max-age=3600";

/** `/logos/<sha256>`: the logos of live apps, without a token. Only an app's record or the picture itself tells the hash. */
export function publicLogoRoutes(app: FastifyInstance, store: Store): void {
  app.get<{ Params: { sha256: string } }>(url, { schema: { hide: true } }, async (request, reply) => {
    const { sha256 } = request.params;
    if (!isHash(sha256)) throw refuse("not_found", { thing: "logo" });
    const logo = await store.read((db) => findPublicLogo(db, sha256));
    return sendLogo(request, reply, { logo, kept });
  });
  refuseOtherMethods(app, url, new Set(["GET", "HEAD"]));
}
