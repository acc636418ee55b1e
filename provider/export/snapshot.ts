import type { Portal } from "../client/portal.ts";
import { recordsOf, type Page } from "../client/whole-apps.ts";

/** An app with everything that belongs to it. */
export type WholeApp = Page["items"][number];

/** The live apps that the token's account can see, whole. */
export async function takeSnapshot(portal: Portal): Promise<WholeApp[]> {
  const apps: WholeApp[] = [];
  let cursor: string | undefined;
  do {
    const page: Page = await portal.get("/snapshot", { cursor });
    apps.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return apps;
}

/** The portal as it was when the snapshot was taken: what is in that needs no request. */
export function frozen(portal: Portal, items: WholeApp[]): Portal {
  const known = recordsOf([{ items, nextCursor: null }]);
  const get = async <T>(path: string, query?: Record<string, string | undefined>) =>
    query === undefined && known.has(path) ? (known.get(path) as T) : portal.get<T>(path, query);
  return { ...portal, get, read: (path) => get(path) };
}
