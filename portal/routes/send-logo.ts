import type { FastifyReply, FastifyRequest } from "fastify";
import { knowsTag } from "../etag.ts";
import type { LogosTable } from "../store/tables.ts";

interface Sent {
  logo: LogosTable;
  /** The Cache-Control. */
  kept: string;
}

/** Answers with a logo, such that a browser takes it for nothing but a picture. */
export function sendLogo({ headers }: FastifyRequest, reply: FastifyReply, { logo, kept }: Sent) {
  const tag = `"${logo.sha256}"`;
  reply.headers({
    etag: tag,
    "cache-control": kept,
    "content-security-policy": "default-src 'none'; sandbox",
  });
  if (knowsTag(headers["if-none-match"], tag)) return reply.code(304).send();
  return reply.type(logo.content_type).send(logo.bytes);
}
