import { path } from "./path.ts";
import type { AppRecord, CollaboratorRecord, ProductionCredentialsRecord, SandboxRecord } from "./records.ts";

/** An app with everything that belongs to it. */
interface WholeApp {
  app: AppRecord;
  productionCredentials: ProductionCredentialsRecord | null;
  sandbox: SandboxRecord | null;
  collaborators: CollaboratorRecord[];
}

/** A page of the portal's snapshot. */
export interface Page {
  items: WholeApp[];
  nextCursor: string | null;
  /** Its entity tag, if it has one. */
  tag?: string | undefined;
}

/** Asks for the page after a cursor; answers nothing when the one with the tag is still right. */
export type AskForPage = (cursor: string | undefined, tag: string | undefined) => Promise<Page | undefined>;

/** All pages by their cursors; those that are known are asked for again, and kept where they are still right. */
export async function wholeApps(
  ask: AskForPage,
  known: ReadonlyMap<string | undefined, Page>,
): Promise<Map<string | undefined, Page>> {
  const pages = new Map<string | undefined, Page>();
  let cursor: string | undefined;
  do {
    const former = known.get(cursor);
    const page = (await ask(cursor, former && lastingTag(former))) ?? former;
    if (!page) throw new Error("The portal answered that nothing has changed, but nothing was known");
    pages.set(cursor, page);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && !pages.has(cursor));
  return pages;
}

/** The tag of a page whose every change changes it; the use of secrets does not. */
function lastingTag({ items, tag }: Page): string | undefined {
  return items.some(({ productionCredentials, sandbox }) => productionCredentials ?? sandbox)
    ? undefined
    : tag;
}

/** The records of the pages by the paths at which the portal has each of them. */
export function recordsOf(pages: Iterable<Page>): Map<string, unknown> {
  const records = new Map<string, unknown>();
  for (const { items } of pages) {
    for (const { app, productionCredentials, sandbox, collaborators } of items) {
      const { id } = app;
      records.set(path`/apps/${id}`, app);
      if (productionCredentials) records.set(path`/apps/${id}/production-credentials`, productionCredentials);
      if (sandbox) records.set(path`/apps/${id}/sandbox`, sandbox);
      for (const one of collaborators) records.set(path`/apps/${id}/collaborators/${one.id}`, one);
    }
  }
  return records;
}
