import { png } from "./images.ts";
import type { TestPortal } from "./portal.ts";
import { newApp, newCollaborator, succeed } from "./stage.ts";
import type { Answer, Visitor } from "./visitor.ts";

export type Member = "owner" | "admin" | "developer";
type Method = Parameters<TestPortal["send"]>[0];

/** Something that can be done with an app, by a page under the app's and by the API. */
export interface AppAction {
  page: `${"GET" | "POST" | "FILE"} ${string}`;
  api: `${Method} ${string}`;
  may: readonly Member[];
  fields?: Record<string, string>;
  body?: object;
  /** What the app must not have yet. */
  without?: "production-credentials" | "sandbox";
  deleted?: boolean;
  /** Whether it is reached from elsewhere than the app's page. */
  elsewhere?: boolean;
}

const members = ["owner", "admin", "developer"] as const;
const administrators = ["owner", "admin"] as const;
const owner = ["owner"] as const;
const description = "Other.";
const email = "new@example.com";
const heir = { email: "admin@example.com" };

export const appActions: AppAction[] = [
  { page: "GET ", api: "GET ", may: members, elsewhere: true },
  { page: "GET /logo", api: "GET /logo", may: members, elsewhere: true },
  { page: "GET /permissions", api: "GET ", may: members },
  { page: "GET /code", api: "GET /collaborators", may: members },
  { page: "GET /activity", api: "GET /audit-events", may: administrators },
  {
    page: "POST /settings",
    api: "PATCH ",
    may: administrators,
    fields: { description },
    body: { description },
  },
  { page: "FILE /logo", api: "PUT /logo", may: administrators, body: png() },
  { page: "POST /logo/remove", api: "DELETE /logo", may: administrators },
  {
    page: "POST /request-production-access",
    api: "POST /production-credentials",
    may: administrators,
    without: "production-credentials",
  },
  {
    page: "POST /redirect-uris",
    api: "PATCH /production-credentials",
    may: administrators,
    fields: { redirectUris: "https://example.com/" },
    body: { redirectUris: ["https://example.com/"] },
  },
  { page: "POST /withdraw-credentials", api: "DELETE /production-credentials", may: administrators },
  {
    page: "POST /reset-secret",
    api: "POST /production-credentials/secrets",
    may: administrators,
    fields: { understood: "true", overlapSeconds: "0" },
  },
  {
    page: "POST /secrets/{secret}/revoke",
    api: "DELETE /production-credentials/secrets/{secret}",
    may: administrators,
  },
  { page: "POST /generate-sandbox", api: "POST /sandbox", may: administrators, without: "sandbox" },
  {
    page: "POST /sandbox-redirect-uris",
    api: "PATCH /sandbox",
    may: administrators,
    fields: { redirectUris: "https://example.com/" },
    body: { redirectUris: ["https://example.com/"] },
  },
  { page: "POST /show-sandbox-secret", api: "GET /sandbox/secret", may: members },
  { page: "POST /reset-sandbox-secret", api: "POST /sandbox/secret", may: administrators },
  { page: "POST /delete-sandbox", api: "DELETE /sandbox", may: administrators },
  {
    page: "POST /collaborators/new",
    api: "POST /collaborators",
    may: administrators,
    fields: { email, role: "admin" },
    body: { email, role: "admin" },
  },
  {
    page: "POST /collaborators/{colleague}/role",
    api: "PATCH /collaborators/{colleague}",
    may: administrators,
    fields: { role: "admin" },
    body: { role: "admin" },
  },
  {
    page: "POST /collaborators/{colleague}/remove",
    api: "DELETE /collaborators/{colleague}",
    may: administrators,
  },
  {
    page: "POST /collaborators/{invited}/resend",
    api: "POST /collaborators/{invited}/invitation",
    may: administrators,
  },
  {
    page: "POST /collaborators/{invited}/withdraw",
    api: "DELETE /collaborators/{invited}/invitation",
    may: administrators,
  },
  { page: "POST /transfer", api: "POST /transfer", may: owner, fields: heir, body: heir },
  { page: "POST /delete", api: "DELETE ", may: owner, fields: { confirm: "{name}" } },
  { page: "POST /restore", api: "POST /restore", may: owner, deleted: true, elsewhere: true },
];

export type Tokens = Record<Member | "colleague", string>;

/** An app with all that there can be, and with somebody in each role. @returns what fills in its paths. */
export async function wholeApp(
  portal: TestPortal,
  tokens: Tokens,
  { without, deleted }: Partial<AppAction> = {},
): Promise<(path: string) => string> {
  const app = await newApp(portal, tokens.owner);
  const own = (method: Method, path: string, body?: object, headers?: Record<string, string>) =>
    succeed(portal, tokens.owner, method, app + path, { body, headers });
  const join = (person: keyof Tokens, role: string) =>
    newCollaborator(
      portal,
      tokens.owner,
      app,
      { email: `${person}@example.com`, token: tokens[person] },
      role,
    );
  await join("admin", "admin");
  await join("developer", "developer");
  const colleague = await join("colleague", "developer");
  const { id: invited } = await own("POST", "/collaborators", {
    email: "invited@example.com",
    role: "developer",
  });
  let secret = "";
  if (without !== "production-credentials")
    secret = (await own("POST", "/production-credentials")).currentSecret.id;
  if (without !== "sandbox") await own("POST", "/sandbox");
  await own("PUT", "/logo", png(), { "content-type": "image/png" });
  const { name } = await own("GET", "");
  portal.advance(60_000);
  if (deleted) await own("DELETE", "");
  const values: Record<string, string> = {
    secret,
    invited,
    name,
    colleague: colleague.split("/").at(-1) ?? "",
  };
  return (path) =>
    path
      .replace(/^\//, `${app}/`)
      .replace(/^$/, app)
      .replace(/\{(\w+)\}/, (_, key: string) => values[key] ?? "");
}

/** Does it in the pages. */
export async function doByPage(
  somebody: Visitor,
  { page, fields = {} }: AppAction,
  pathOf: (path: string) => string,
): Promise<Answer> {
  const [method = "", place = ""] = page.split(" ");
  const path = pathOf(place);
  if (method === "GET") return somebody.get(path);
  if (method === "FILE") return somebody.upload(path, "logo", new Blob([new Uint8Array(png(2))]), pathOf(""));
  const filled = Object.entries(fields).map(([name, value]) => [
    name,
    value.startsWith("{") ? pathOf(value) : value,
  ]);
  return somebody.post(path, Object.fromEntries(filled) as Record<string, string>);
}

/** Does it by the API. */
export function doByApi(
  portal: TestPortal,
  token: string | undefined,
  { api, body }: AppAction,
  pathOf: (path: string) => string,
) {
  const [method = "", place = ""] = api.split(" ");
  const headers: Record<string, string> = Buffer.isBuffer(body) ? { "content-type": "image/png" } : {};
  return portal.send(method, pathOf(place), { token, body, headers });
}
