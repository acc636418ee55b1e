import { v4 } from "uuid";
import type { App } from "../../portal/apps/app.ts";
import type { TestPortal } from "./portal.ts";

const card = { name: "Tracker", description: "Tracks.", integrationType: "embedded", category: "bim" };
export const urn = "urn:pulumi:dev::shop::devportal:App::tracker";
export const otherUrn = "urn:pulumi:prod::shop::devportal:App::tracker";
export const day = 24 * 3_600_000;

/** Claims in the order of their time. */
export const [oldest, claim, newer] = ["1", "2", "3"].map(
  (n) => `0190000${n}-0000-7000-8000-000000000000`,
) as [string, string, string];

export type Asked = { key?: string; claim?: string };

const headersOf = ({ key, claim }: Asked): Record<string, string> => ({
  ...(key ? { "idempotency-key": key } : {}),
  ...(claim ? { "devportal-claim": claim } : {}),
});

/** A person with a key; `send` sends as that person, and says what came of it. */
export async function newPerson(portal: TestPortal) {
  const email = `${v4()}@example.com`;
  const { token } = await portal.account(email);
  const key = v4();
  async function send(
    method: "POST" | "PATCH" | "DELETE" | "GET",
    path: string,
    asked: Asked,
    body?: object,
  ) {
    const response = await portal.send(method, path, { token, body, headers: headersOf(asked) });
    const json = response.text
      ? response.json<App & { error?: { code: string; message: string } }>()
      : undefined;
    const taken = response.headers["devportal-taken-over"] === "true" ? " taken over" : "";
    return { says: `${response.status}${json?.error ? ` ${json.error.code}` : taken}`, ...json };
  }
  const create = (asked: Asked, body: object = { managedBy: urn }) =>
    send("POST", "/apps", asked, { ...card, ...body });
  return { email, token, key, send, create, path: (app: { id?: string }) => `/apps/${app.id}` };
}
