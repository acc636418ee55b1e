import { createHash } from "node:crypto";

/** An object of the portal's API. */
export type Answered = any;

/** How the portal answers to a path. */
export interface Answer {
  status: number;
  body: Answered;
}

/** The portal's API for whoever has the token. */
export function apiOf(url: string, token: string) {
  async function ask(
    method: string,
    path: string,
    body?: object | Blob,
    headers: Record<string, string> = {},
  ) {
    const isFile = body instanceof Blob;
    const type = isFile ? body.type : "application/json";
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body && { "content-type": type }),
        ...headers,
      },
      ...(body && { body: isFile ? body : JSON.stringify(body) }),
    });
    return { status: response.status, body: await contentOf(response) };
  }

  return {
    get: (path: string): Promise<Answer> => ask("GET", path),
    ask,
    /** The same, for what must succeed. @returns the object that is answered. */
    async must(...asked: Parameters<typeof ask>): Promise<Answered> {
      const { status, body } = await ask(...asked);
      if (status >= 400) throw new Error(`${asked[0]} ${asked[1]}: ${status} ${JSON.stringify(body)}`);
      return body;
    },
  };
}

export type Api = ReturnType<typeof apiOf>;

async function contentOf(response: Response): Promise<Answered> {
  const bytes = Buffer.from(await response.arrayBuffer());
  if (response.headers.get("content-type")?.startsWith("application/json")) return JSON.parse(String(bytes));
  return bytes.length === 0 ? null : createHash("sha256").update(bytes).digest("hex");
}

/** Everything that the API shows to whoever has the token, and how it refuses what is not for them, by path. */
export async function everythingFor(url: string, token: string): Promise<Map<string, Answer>> {
  const { get } = apiOf(url, token);
  const ids = ((await get("/apps?limit=100")).body.items ?? []).map(({ id }: Answered) => id as string);
  const paths = [
    ...ofEverybody,
    ...ids.flatMap((id: string) => belowAnApp.map((path) => `/apps/${id}${path}`)),
  ];
  const answers = new Map<string, Answer>();
  for (const path of paths) answers.set(path, withoutChance(await get(path)));
  return answers;
}

const ofEverybody = [
  "/me",
  "/settings",
  "/apps?limit=100",
  "/apps?limit=100&deleted=true",
  "/invitations?limit=100",
  "/production-credentials?limit=100",
  "/snapshot",
];

const belowAnApp = [
  "",
  "/logo",
  "/production-credentials",
  "/production-credentials/secrets?limit=100",
  "/sandbox",
  "/sandbox/secret",
  "/sandbox/secrets?limit=100",
  "/collaborators?limit=100",
  "/audit-events?limit=100",
];

/** A refusal without the number of its request, which is another each time. */
function withoutChance({ status, body }: Answer): Answer {
  if (body?.error) delete body.error.requestId;
  return { status, body };
}

/** What a sandbox holds for clients, by path. */
export async function sandboxData(url: string, token: string): Promise<Map<string, Answer>> {
  const answers = new Map<string, Answer>();
  const ask = async (path: string, headers: Record<string, string> = {}): Promise<Answered> => {
    const response = await fetch(`${url}${path}`, {
      headers: { authorization: `Bearer ${token}`, ...headers },
    });
    const body = await contentOf(response);
    answers.set(path, { status: response.status, body });
    return body;
  };
  const [company] = await ask("/rest/v1.0/companies");
  const here = { "procore-company-id": String(company.id) };
  const [project] = await ask(`/rest/v1.0/projects?company_id=${company.id}`, here);
  for (const path of [`projects/${project.id}/rfis`, `tasks?project_id=${project.id}`])
    await ask(`/rest/v1.0/${path}`, here);
  return answers;
}
