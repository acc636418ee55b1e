/** A request as the load generator sends it; `[<id>]` in its body is something else each time. */
export interface BenchRequest {
  method: "GET" | "POST";
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** What is measured of a portal under load, with its unit; what writes comes last. */
export const portalCases = {
  introspection: "answers/s",
  "sandbox GET": "answers/s",
  "get app": "answers/s",
  "list of 500 apps": "answers/s",
  "snapshot of 500 apps": "answers/s",
  "My Apps page": "answers/s",
  "client_credentials tokens": "tokens/s",
  "create app": "apps/s",
} as const;
export type PortalCase = keyof typeof portalCases;

/** Where what an answer tells of must be found: a query with one parameter, its stored form. */
export interface StoredPlace {
  /** The property of the answer. */
  property: string;
  file: string;
  query: string;
  storedAs: "itself" | "hex SHA-256" | "base64url SHA-256";
}

/** What a subject's process tells the benchmark once it listens. */
export interface Announcement {
  url: string;
  /** The requests of each case, sent in turn. */
  requests: Partial<Record<PortalCase, BenchRequest[]>>;
  /** Where what a case makes is stored. */
  stored: Partial<Record<PortalCase, StoredPlace>>;
}

export const form = (fields: Record<string, string>) => ({
  headers: { "content-type": "application/x-www-form-urlencoded" },
  body: new URLSearchParams(fields).toString(),
});

export const json = (value: object) => ({
  headers: { "content-type": "application/json" },
  body: JSON.stringify(value),
});
