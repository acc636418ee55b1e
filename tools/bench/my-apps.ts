import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { newPortalServer, type PortalServer } from "../../test/support/portal-server.ts";
import { signIn } from "./sign-in.ts";
import { settingsOf } from "./subjects/subject.ts";

const apps = 1_000;
const requests = 50;

/** What is measured of the portal's pages, with its unit. */
export const pageCases = { "first byte of My Apps": "ms" } as const;
type PageCase = keyof typeof pageCases;

/** The page of a person who sees 1,000 apps beside the API's answer that holds as many of them, request by request. */
export async function measureMyApps(rounds: number): Promise<Map<string, Record<PageCase, number>[]>> {
  const portal = await newPortalServer();
  const samples = new Map<string, Record<PageCase, number>[]>([
    ["page", []],
    ["API", []],
  ]);
  try {
    await makeApps(portal);
    const cookie = await signIn(portal.url);
    const subjects = {
      page: { path: "/apps", headers: { cookie, accept: "text/html" } },
      API: { path: "/api/v1/apps?limit=50", headers: { authorization: `Bearer ${portal.token}` } },
    };
    for (let round = 0; round < rounds * requests; round++) {
      for (const [name, { path, headers }] of Object.entries(subjects)) {
        samples
          .get(name)
          ?.push({ "first byte of My Apps": await firstByte(`${portal.url}${path}`, headers) });
      }
    }
    return samples;
  } finally {
    await portal.remove();
  }
}

async function makeApps({ url, token }: PortalServer) {
  for (let index = 0; index < apps; index++) {
    const { ok, status } = await fetch(`${url}/api/v1/apps`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(settingsOf(index)),
    });
    if (!ok) throw new Error(`The portal answered ${status} to app ${index}.`);
  }
}

async function firstByte(url: string, headers: Record<string, string>): Promise<number> {
  const start = performance.now();
  const [response] = (await once(get(url, { headers }), "response")) as [IncomingMessage];
  const taken = performance.now() - start;
  if (response.statusCode !== 200) throw new Error(`${url} answered ${response.statusCode ?? 0}.`);
  response.resume();
  await once(response, "end");
  return taken;
}
