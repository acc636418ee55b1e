/** A request as the load generator sends it. */
export interface BenchRequest {
  method: "GET" | "POST";
  path: string;
  headers: Record<string, string>;
  body?: string;
}

/** Where an issued token must be found: a query with one parameter, its stored form. */
export interface TokenPlace {
  file: string;
  query: string;
  storedAs: "itself" | "hex SHA-256" | "base64url SHA-256";
}

/** What a subject's process tells the benchmark once it listens. */
export interface Announcement {
  url: string;
  /** The requests of each case, sent in turn. */
  requests: Partial<Record<"tokens" | "introspection" | "read", BenchRequest[]>>;
  tokens?: TokenPlace;
}

export const form = (fields: Record<string, string>) => ({
  headers: { "content-type": "application/x-www-form-urlencoded" },
  body: new URLSearchParams(fields).toString(),
});
