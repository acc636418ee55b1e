import { expect } from "chai";
import type { App } from "../../portal/apps/app.ts";
import type { Invitation } from "../../portal/collaborators/my-invitations.ts";
import type { FieldError } from "../../portal/errors.ts";
import type { Secret } from "../../portal/client-secrets/secret.ts";
import type { Sandbox } from "../../portal/sandboxes/sandbox.ts";
import { startPortal, type TestPortal, type TestRequest } from "./portal.ts";

type Method = Parameters<TestPortal["send"]>[0];

let apps = 0;

/** The JSON of an answer: what tests look into, of whatever object it is. */
export interface Json extends Omit<App & Secret & Sandbox & Invitation, "app" | "role" | "status"> {
  app: App;
  role: string;
  status: string;
  email: string;
  secret: string;
  secrets: Secret[];
  redirectUris: string[];
  currentSecret: Secret;
  current: Secret & boolean;
  action: string;
  target: object;
  detail: object;
  productionCredentials: Json;
  sandbox: Json;
  items: Json[];
  nextCursor: string | null;
  error: { code: string; fields: FieldError[] };
  paths: Record<string, object>;
}

/** Sends a request that must succeed, and returns the JSON of its answer. */
export async function succeed(
  portal: TestPortal,
  token: string,
  method: Method,
  path: string,
  request: Omit<TestRequest, "token"> = {},
): Promise<Json> {
  const { status, text } = await portal.send(method, path, { token, ...request });
  expect(status, `${method} ${path}: ${text}`).to.be.within(200, 299);
  return (text === "" ? undefined : JSON.parse(text)) as Json;
}

/** Makes an app and returns the path of it. */
export async function newApp(
  portal: TestPortal,
  token: string,
  more: Record<string, unknown> = {},
): Promise<string> {
  const body = {
    name: `App ${++apps}`,
    description: "An app.",
    integrationType: "hybrid",
    category: "other",
    ...more,
  };
  const { id } = await succeed(portal, token, "POST", "/apps", { body });
  return `/apps/${id}`;
}

/** Makes a collaborator who has accepted, and returns the path of it. */
export async function newCollaborator(
  portal: TestPortal,
  owner: string,
  app: string,
  invited: { email: string; token: string },
  role: string,
): Promise<string> {
  const { id } = await succeed(portal, owner, "POST", `${app}/collaborators`, {
    body: { email: invited.email, role },
  });
  await succeed(portal, invited.token, "POST", `/invitations/${id}/accept`);
  return `${app}/collaborators/${id}`;
}

/** A portal for the tests of one file, with an account that owns apps; not limited in its requests. */
export async function startStage() {
  const portal = await startPortal({ rateLimit: { perSecond: 1e6, burst: 1e6 } });
  const owner = await portal.account("owner@example.com");
  return { portal, owner };
}
