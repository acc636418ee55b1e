import { path } from "../client/path.ts";
import type { Portal } from "../client/portal.ts";
import type { CollaboratorRecord } from "../client/records.ts";
import { uuid } from "../core/formats.ts";
import { defineLookUp } from "../core/look-up.ts";
import { collaborator } from "../resources/collaborator.ts";
import { notFound } from "./not-found.ts";
import { tell, toldOf, type Result } from "./told.ts";

const besides = {
  /** The id by which `Collaborator` is imported and read: `<appId>/<collaboratorId>`. */
  id: { type: "string", required: true },
} as const;

/** What is known of a collaborator, whoever invited them. */
export const collaboratorResult = { ...besides, ...toldOf(collaborator) };

/** A collaborator as the portal has them, whoever invited them. */
export interface CollaboratorResult extends Result<typeof collaborator, typeof besides> {}

/**
 * Looks up the collaborators of an app that the token can see, invited ones included, also during preview; the owner is
 * none of them. Fails when there is no such app.
 */
export const getCollaborators = defineLookUp({
  name: "getCollaborators",

  inputs: {
    /** The id of the app on which they work. */
    appId: { type: "string", required: true, format: uuid },
  },

  outputs: collaboratorResult,
  items: "collaborators",

  async find(portal: Portal, { appId }) {
    const all = await portal
      .list<CollaboratorRecord>(path`/apps/${appId}/collaborators`)
      .catch(notFound(portal, appId, "has no list of collaborators"));
    return all.map((record): CollaboratorResult =>
      tell(collaboratorResult, { ...record, id: `${appId}/${record.id}` }),
    );
  },
});
