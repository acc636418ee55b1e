import { v5 } from "uuid";
import { bodyOf, failureOf } from "./answer.ts";
import type { Connection, Send } from "./http.ts";

const KEYS = "2f5a6cf1-4a0b-5d0f-9a63-0c5b8f1d7e42";

export interface Write {
  /** What the request is about; the portal answers a second one about the same from the first. */
  key?: string;
  /** Fences the write: refused when another declaration has taken the object over. */
  claim?: string;
  /** The version of the object that the write builds on. */
  ifMatch?: string;
  /** The type of a body of bytes. */
  contentType?: string;
  /**
   * To be told of success, and whether the object existed and was managed by another run of the same declaration.
   */
  written?: (takenOver: boolean) => void;
}

type Query = Record<string, string | undefined>;
type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** The portal's API. Every failure is a PortalError or a PortalUnavailableError. */
export interface Portal {
  /** The portal's address, for messages. */
  url: string;
  get: <T>(path: string, query?: Query) => Promise<T>;
  /** All items of a collection, over as many pages as there are. */
  list: <T>(path: string, query?: Query) => Promise<T[]>;
  post: <T>(path: string, body: unknown, write?: Write) => Promise<T>;
  patch: <T>(path: string, body: unknown, write?: Write) => Promise<T>;
  put: <T>(path: string, body: unknown, write?: Write) => Promise<T>;
  delete: <T>(path: string, write?: Write) => Promise<T>;
}

export function createPortal(connection: Connection, signal?: () => AbortSignal | undefined): Portal {
  // Loaded with the first request: axios takes long to load, and a preview without changes sends none.
  let http: Promise<Send> | undefined;
  const connected = () => (http ??= import("./http.ts").then(({ connect }) => connect(connection, signal)));

  async function send<T>(
    method: Method,
    path: string,
    body?: unknown,
    write: Write = {},
    query?: Query,
  ): Promise<T> {
    const request = `[${method}] ${path}`;
    const headers = headersOf(body, write);
    const outcome = await (await connected())({ method, url: path, data: body, params: query, headers });
    if ("failure" in outcome) throw failureOf(request, connection, outcome.failure);
    const { response } = outcome;
    const answer = bodyOf(request, response) as T;
    write.written?.(response.headers["devportal-taken-over"] === "true");
    return answer;
  }

  const get = <T>(path: string, query?: Query) => send<T>("GET", path, undefined, {}, query);

  return {
    url: connection.url,
    get,
    async list<T>(path: string, query?: Query) {
      const items: T[] = [];
      let cursor: string | undefined;
      do {
        const asked = { ...query, limit: "500", cursor };
        const page: { items: T[]; nextCursor: string | null } = await get(path, asked);
        items.push(...page.items);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      return items;
    },
    post: (path, body, write) => send("POST", path, body, write),
    patch: (path, body, write) => send("PATCH", path, body, write),
    put: (path, body, write) => send("PUT", path, body, write),
    delete: (path, write) => send("DELETE", path, undefined, write),
  };
}

function headersOf(body: unknown, { key, claim, ifMatch, contentType }: Write): Record<string, string> {
  return {
    ...(body === undefined ? {} : { "Content-Type": contentType ?? "application/json" }),
    ...(key === undefined ? {} : { "Idempotency-Key": v5(key, KEYS) }),
    ...(claim === undefined ? {} : { "Devportal-Claim": claim }),
    ...(ifMatch === undefined ? {} : { "If-Match": `"${ifMatch}"` }),
  };
}
