import Type, { type Static } from "typebox";
import { app, presentApp } from "../apps/app.ts";
import { readVisibleApps, visibleAmong } from "../apps/visible-apps.ts";
import { inlineSecrets } from "../client-secrets/secret.ts";
import { collaborator, presentCollaborator } from "../collaborators/collaborator.ts";
import type { Context } from "../context.ts";
import { etagOf } from "../etag.ts";
import { pageOf, pageQuery, toList } from "../paging.ts";
import {
  credentials,
  credentialsWithoutUse,
  presentCredentials,
} from "../production-credentials/credentials.ts";
import { presentSandbox, sandbox, sandboxWithoutUse } from "../sandboxes/sandbox.ts";
import { listOf } from "../schemas.ts";
import { orNull } from "../text.ts";
import { managedUnder } from "./managed-under.ts";

const pageSize = 500;

/** An app with everything that belongs to it. */
export const snapshotItem = Type.Object({
  app,
  productionCredentials: orNull(credentials),
  sandbox: orNull(sandbox),
  collaborators: Type.Array(collaborator),
});

export type WholeApp = Static<typeof snapshotItem>;

export const snapshot = listOf(snapshotItem);
export type Snapshot = Static<typeof snapshot>;

export const snapshotQuery = Type.Object({
  managedBy: Type.Optional(
    Type.String({
      description: "Only apps of which something is managed by a program whose name begins so.",
    }),
  ),
  cursor: pageQuery.cursor,
});

/** The live apps that the caller can see, whole, 500 a page. */
export async function takeSnapshot(
  context: Context,
  { managedBy, cursor }: Static<typeof snapshotQuery>,
): Promise<Snapshot> {
  const { db, now } = context;
  const page = pageOf({ limit: pageSize, cursor });
  const rows = managedBy
    ? await visibleAmong(context, managedUnder(managedBy), page)
    : await readVisibleApps(context, page);
  if (rows.length === 0) return { items: [], nextCursor: null };

  const ids = rows.map(({ id }) => id);
  const liveCredentials = db
    .selectFrom("production_credentials")
    .where("app_id", "in", ids)
    .where("deleted_at", "is", null);
  const credentialRows = await liveCredentials.selectAll().execute();
  const sandboxes = db.selectFrom("sandboxes").where("app_id", "in", ids);
  const sandboxRows = await sandboxes.selectAll().execute();
  const clients = liveCredentials.select("client_id").unionAll(sandboxes.select("client_id"));
  const secretRows = await inlineSecrets(db, now).where("client_id", "in", clients).execute();
  const collaboratorRows = await db
    .selectFrom("collaborators")
    .selectAll()
    .where("app_id", "in", ids)
    .orderBy("id")
    .execute();

  const credentialsByApp = new Map(credentialRows.map((row) => [row.app_id, row]));
  const sandboxByApp = new Map(sandboxRows.map((row) => [row.app_id, row]));
  const secretsOf = Map.groupBy(secretRows, (row) => row.client_id);
  const collaboratorsOf = Map.groupBy(collaboratorRows, (row) => row.app_id);

  return toList(rows, page, (row) => {
    const credentialRow = credentialsByApp.get(row.id);
    const sandboxRow = sandboxByApp.get(row.id);
    return {
      app: presentApp(context, row),
      productionCredentials: credentialRow
        ? presentCredentials(credentialRow, secretsOf.get(credentialRow.client_id) ?? [])
        : null,
      sandbox: sandboxRow
        ? presentSandbox(context, sandboxRow, secretsOf.get(sandboxRow.client_id) ?? [])
        : null,
      collaborators: (collaboratorsOf.get(row.id) ?? []).map((each) => presentCollaborator(context, each)),
    };
  });
}

/** The entity tag of a page: of all but the use of secrets, which is no change of anything. */
export function snapshotTag({ items, nextCursor }: Snapshot): string {
  const tagged = items.map(({ app, productionCredentials, sandbox, collaborators }) => [
    app,
    productionCredentials && credentialsWithoutUse(productionCredentials),
    sandbox && sandboxWithoutUse(sandbox),
    collaborators,
  ]);
  return etagOf([tagged, nextCursor]);
}
