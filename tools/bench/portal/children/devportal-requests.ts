import type { Access, Client } from "../../data/make.ts";
import { signIn } from "../../sign-in.ts";
import { settingsOf } from "../../subjects/subject.ts";
import { form, json, type Announcement, type BenchRequest } from "../announcement.ts";

/** Enough that no one token or app stays at hand for every request. */
const many = 100;

/** The requests of every case to a portal that listens. */
export async function requestsOf(url: string, access: Access): Promise<Announcement["requests"]> {
  const bearer = { authorization: `Bearer ${access.token}` };
  const get = (path: string, headers: Record<string, string>): BenchRequest => ({
    method: "GET",
    path,
    headers,
  });
  const { items } = await answerOf<{ items: { id: string }[] }>(
    url,
    get(`/api/v1/apps?limit=${many}`, bearer),
  );
  const opened = { "procore-company-id": String(access.sandbox.companyId) };
  const creating = json({ ...settingsOf(0), name: "App [<id>]" });
  return {
    "client_credentials tokens": [tokenRequest(access.app)],
    "create app": [
      { method: "POST", path: "/api/v1/apps", ...creating, headers: { ...creating.headers, ...bearer } },
    ],
    "get app": items.map(({ id }) => get(`/api/v1/apps/${id}`, bearer)),
    "list of 500 apps": [get("/api/v1/apps?limit=500", bearer)],
    "snapshot of 500 apps": [get("/api/v1/snapshot", bearer)],
    "My Apps page": [get("/apps", { accept: "text/html", cookie: await signIn(url) })],
    introspection: (await issue(url, access.app)).map((token) => ({
      method: "POST",
      path: "/oauth/introspect",
      ...form({ client_id: access.app.client_id, client_secret: access.app.client_secret, token }),
    })),
    "sandbox GET": (await issue(url, access.sandbox)).map((token) =>
      get(`/rest/v1.0/projects/${access.sandbox.projectId}/rfis`, {
        ...opened,
        authorization: `Bearer ${token}`,
      }),
    ),
  };
}

/** What a portal answers to a request. @throws when it refuses. */
export async function answerOf<T>(url: string, { path, ...request }: BenchRequest): Promise<T> {
  const answer = await fetch(`${url}${path}`, request);
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
}

function tokenRequest({ client_id, client_secret }: Client): BenchRequest {
  const body = form({ grant_type: "client_credentials", client_id, client_secret });
  return { method: "POST", path: "/oauth/token", ...body };
}

async function issue(url: string, client: Client): Promise<string[]> {
  const issued: string[] = [];
  while (issued.length < many) {
    issued.push((await answerOf<{ access_token: string }>(url, tokenRequest(client))).access_token);
  }
  return issued;
}
