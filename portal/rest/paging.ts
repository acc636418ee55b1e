import type { FastifyReply, FastifyRequest } from "fastify";
import { addProblem, wrong, type Problems } from "./rest-error.ts";

const usual = 100;
const largest = 2_000;

/** Far more than a collection can hold of the smallest pages. */
const lastPage = 1_000_000;

export interface Page {
  number: number;
  size: number;
}

/** @throws RestError 400 when `page` or `per_page` is no number, or too large. */
export function pageOf({ page = "1", per_page = String(usual) }: { page?: string; per_page?: string }): Page {
  const problems: Problems = new Map();
  const read = (name: string, text: string, most: number) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < 1 || value > most) {
      addProblem(problems, name, `must be a whole number from 1 to ${most}`);
    }
    return value;
  };
  const asked = { number: read("page", page, lastPage), size: read("per_page", per_page, largest) };
  if (problems.size > 0) throw wrong(problems);
  return asked;
}

/** Tells how much there is, and by links where the other pages are. */
export function describePage(
  request: FastifyRequest,
  reply: FastifyReply,
  { number, size }: Page,
  total: number,
  publicUrl: string,
): void {
  const last = Math.max(1, Math.ceil(total / size));
  const links = {
    ...(number > 1 ? { first: 1, prev: Math.min(number - 1, last) } : {}),
    ...(number < last ? { last, next: number + 1 } : {}),
  };
  reply.headers({ total, "per-page": size });
  const entries = Object.entries(links);
  if (entries.length === 0) return;
  // A request line may name a host too: it does not count.
  const { pathname, searchParams } = new URL(request.url, publicUrl);
  const linkTo = ([relation, page]: [string, number]) => {
    searchParams.set("page", String(page));
    searchParams.set("per_page", String(size));
    return `<${publicUrl}${pathname}?${searchParams.toString()}>; rel="${relation}"`;
  };
  reply.header("link", entries.map(linkTo).join(", "));
}
