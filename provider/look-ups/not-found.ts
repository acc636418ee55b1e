import { path } from "../client/path.ts";
import type { Portal } from "../client/portal.ts";
import type { AppRecord } from "../client/records.ts";
import { ExpectedError, means } from "../core/errors.ts";

/** The app with this id; fails, with what to do, when the token can see none. */
export async function visibleApp(portal: Portal, id: string): Promise<AppRecord> {
  return portal.get<AppRecord>(path`/apps/${id}`).catch((error: unknown) => {
    if (!means(error, "gone")) throw error;
    throw new ExpectedError(
      `There is no app ${id} that the token can see at ${portal.url}: correct the id, or use the token of an account that works on the app`,
    );
  });
}

/** For `catch`: what to do when what belongs to an app does not exist, or when the token cannot see the app. */
export function notFound(portal: Portal, appId: string, advice: string) {
  return async (error: unknown): Promise<never> => {
    if (!means(error, "gone")) throw error;
    const { name } = await visibleApp(portal, appId);
    throw new ExpectedError(`The app "${name}" (${appId}) at ${portal.url} ${advice}`);
  };
}
