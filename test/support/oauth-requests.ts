import { expect } from "chai";
import type { TestPortal } from "./portal.ts";

/** Parameters of a request: a list is given once for each value, and what is undefined not at all. */
export type Params = Record<string, string | string[] | undefined>;

/** What a test says of a request to an endpoint for clients. */
export interface Sent {
  /** The body, in one of the three forms it may have. */
  form?: Params;
  multipart?: Params | FormData;
  json?: unknown;
  /** A body as it is. */
  raw?: { body: string | Buffer; type?: string };
  /** Id and secret for HTTP Basic. */
  basic?: readonly [id: string, secret: string];
  bearer?: string;
  query?: Params;
  headers?: Record<string, string>;
  /** Where the client is. */
  from?: string;
  method?: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
}

/** The JSON that the endpoints answer with, of whichever kind. */
export interface OAuthJson {
  error: string;
  error_description: string;
  access_token: string;
  refresh_token: string;
  token_type: string;
  expires_in: number;
  created_at: number;
  active: boolean;
  sub?: string;
  resource_owner_id: string | number | null;
}

export type Answered = Awaited<ReturnType<typeof ask>>;

/** Sends a request as a client does; with a body it is a POST. */
export async function ask(portal: TestPortal, path: string, sent: Sent = {}) {
  const { basic, bearer, query, headers, from } = sent;
  const body = await bodyOf(sent);
  const authorization = basic ? basicHeader(...basic) : bearer === undefined ? undefined : `Bearer ${bearer}`;
  const response = await portal.app.inject({
    method: sent.method ?? (body ? "POST" : "GET"),
    url: query ? `${path}?${pairsOf(query).toString()}` : path,
    headers: {
      ...(body?.type === undefined ? {} : { "content-type": body.type }),
      ...(authorization === undefined ? {} : { authorization }),
      ...headers,
    },
    ...(body ? { payload: body.body } : {}),
    ...(from === undefined ? {} : { remoteAddress: from }),
  });
  const isJson = String(response.headers["content-type"]).startsWith("application/json");
  return {
    status: response.statusCode,
    headers: response.headers,
    text: response.body,
    json: (isJson ? JSON.parse(response.body) : {}) as OAuthJson,
  };
}

async function bodyOf({ form, multipart, json, raw }: Sent): Promise<Sent["raw"]> {
  if (raw) return raw;
  if (json !== undefined) return { body: JSON.stringify(json), type: "application/json" };
  if (form) return { body: pairsOf(form).toString(), type: "application/x-www-form-urlencoded" };
  if (!multipart) return undefined;
  const encoded = new Response(multipart instanceof FormData ? multipart : formDataOf(multipart));
  return {
    body: Buffer.from(await encoded.arrayBuffer()),
    type: encoded.headers.get("content-type") ?? "",
  };
}

/** Parameters as they stand in an address or a form. */
export function pairsOf(params: Params): URLSearchParams {
  return new URLSearchParams(listOf(params));
}

function formDataOf(params: Params): FormData {
  const form = new FormData();
  for (const [name, value] of listOf(params)) form.append(name, value);
  return form;
}

function listOf(params: Params): [string, string][] {
  return Object.entries(params).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map((each): [string, string] => [name, each]),
  );
}

/** RFC 6749, 2.3.1: both are form-urlencoded before they are put together. */
export function basicHeader(id: string, secret: string): string {
  const encoded = [id, secret].map((text) => new URLSearchParams({ t: text }).toString().slice(2));
  return `Basic ${Buffer.from(encoded.join(":")).toString("base64")}`;
}

const statuses: Record<string, number> = { invalid_client: 401, invalid_token: 401 };

/** Expects one clear refusal in the form of RFC 6749, 5.2: of one of these codes, and never kept by a cache. */
export function expectError(answer: Answered, errors: string | readonly string[], status?: number): void {
  const { json, headers, text } = answer;
  expect(json.error, `${answer.status} ${text}`).to.be.oneOf([errors].flat());
  expect(answer.status, text).to.equal(status ?? statuses[json.error] ?? 400);
  expect(json.error_description).to.match(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/);
  expect(Object.keys(json)).to.have.members(["error", "error_description"]);
  expectNotKept(answer);
  if (answer.status === 401) expect(headers["www-authenticate"]).to.match(/^(Basic|Bearer)\b/);
}

/** RFC 6749, 5.1: what holds secrets is kept by no cache. */
export function expectNotKept({ headers }: Pick<Answered, "headers">): void {
  expect(headers).to.include({ "cache-control": "no-store", pragma: "no-cache" });
  expect(headers["content-type"]).to.match(/^application\/json/);
}
