import type { AxiosRequestConfig } from "axios";
import { v5 } from "uuid";
import { bodyOf, failureOf } from "./answer.ts";
import type { Asker, Connection, Send } from "./http.ts";
import { manyReads } from "./reads.ts";
import type { AskForPage, Page } from "./whole-apps.ts";

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
  /** One object as `get` answers it, of many that a program manages: they may be answered together. */
  read: <T>(path: string, managedBy: unknown) => Promise<T>;
  /** All items of a collection, over as many pages as there are. */
  list: <T>(path: string, query?: Query) => Promise<T[]>;
  post: <T>(path: string, body: unknown, write?: Write) => Promise<T>;
  patch: <T>(path: string, body: unknown, write?: Write) => Promise<T>;
  put: <T>(path: string, body: unknown, write?: Write) => Promise<T>;
  delete: <T>(path: string, write?: Write) => Promise<T>;
}

export function createPortal(connection: Connection, asker?: Asker): Portal {
  // Loaded with the first request: axios takes long to load, and a preview without changes sends none.
  let http: Promise<Send> | undefined;
  const connected = () => (http ??= import("./http.ts").then(({ connect }) => connect(connection, asker)));

  async function exchange(request: string, config: AxiosRequestConfig) {
    const outcome = await (await connected())(config);
    if ("failure" in outcome) throw failureOf(request, connection, outcome.failure);
    return outcome.response;
  }

  async function send<T>(
    method: Method,
    path: string,
    body?: unknown,
    write: Write = {},
    query?: Query,
  ): Promise<T> {
    const request = `[${method}] ${path}`;
    const headers = headersOf(body, write);
    const sent = exchange(request, { method, url: path, data: body, params: query, headers });
    // Whatever is answered, and also where nothing is: it may have been done.
    const response = await (method === "GET" ? sent : sent.finally(reads.written));
    const answer = bodyOf(request, response) as T;
    write.written?.(response.headers["devportal-taken-over"] === "true");
    return answer;
  }

  const get = <T>(path: string, query?: Query) => send<T>("GET", path, undefined, {}, query);

  async function page(managedBy: string, ...[cursor, tag]: Parameters<AskForPage>) {
    const request = "[GET] /snapshot";
    const response = await exchange(request, {
      url: "/snapshot",
      params: { managedBy, cursor },
      ...(tag !== undefined && { headers: { "If-None-Match": tag } }),
      validateStatus: (status) => (status >= 200 && status < 300) || (status === 304 && tag !== undefined),
    });
    if (response.status === 304) return undefined;
    const { etag } = response.headers as { etag?: string };
    return { ...(bodyOf(request, response) as Page), tag: etag };
  }

  const reads = manyReads({ get, page });

  return {
    url: connection.url,
    get,
    read: reads.read,
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
