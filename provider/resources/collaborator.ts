import { path } from "../client/path.ts";
import type { Portal } from "../client/portal.ts";
import type { CollaboratorRecord } from "../client/records.ts";
import { defineResource } from "../core/define.ts";
import { ExpectedError } from "../core/errors.ts";
import { email, uuid } from "../core/formats.ts";
import { isAdopted } from "./adopted.ts";

export const collaborator = defineResource({
  type: "Collaborator",

  inputs: {
    /** The id of the App on which the person works. */
    appId: { type: "string", required: true, replaceOnChanges: true, format: uuid },

    /** The e-mail address that is invited, and whose account the collaborator is once accepted. */
    email: { type: "string", required: true, replaceOnChanges: true, maxLength: 254, format: email },

    /** What the person may do: an admin everything but delete or hand over the app, a developer see its credentials. */
    role: { type: "string", default: "developer", enum: ["admin", "developer"] },

    /** Whether a collaborator who exists already is taken over instead of failing; on delete the role found is put back. */
    adopt: { type: "boolean" },
  },

  outputs: {
    /** Whether the invitation is `pending`, `accepted`, `expired` or `declined`. */
    status: { type: "string", required: true, enum: ["pending", "accepted", "expired", "declined"] },

    /** When the invitation was sent last, as an RFC 3339 time. */
    invitedAt: { type: "string", required: true },

    /** When the invitation expires, as an RFC 3339 time. */
    expiresAt: { type: "string" },

    /** When the invitation was accepted, as an RFC 3339 time. */
    acceptedAt: { type: "string" },

    /** The role that an adopted collaborator had before. */
    roleFound: { type: "string", changesWith: [] },
  },

  lifecycle: (portal: Portal) => ({
    async create(inputs, { managedBy, write, made, changesFrom }) {
      const { appId, email, role, adopt } = inputs;
      const existing = adopt ? await collaboratorOf(portal, appId, email) : undefined;
      const record = existing
        ? await portal.patch<CollaboratorRecord>(at(appId, existing.id), { managedBy }, write)
        : await portal.post<CollaboratorRecord>(
            path`/apps/${appId}/collaborators`,
            { email, role, managedBy },
            write,
          );
      const before = existing ?? record;
      const roleFound = isAdopted(before) ? before.role : undefined;
      const live = { ...record, email: asWritten(email, record.email), roleFound };
      const id = `${appId}/${record.id}`;
      made(id, live);
      if (changesFrom(live).role === undefined) return { id, live };
      const changed = await portal.patch<CollaboratorRecord>(at(appId, record.id), { role }, write);
      return { id, live: { ...live, ...changed } };
    },

    async read(id, prior, { say }) {
      const live = await portal.get<CollaboratorRecord>(at(...partsOf(id)));
      if (live.status === "expired") {
        say(
          `The invitation of ${live.email} expired${live.expiresAt ? ` on ${live.expiresAt}` : ""}; send it again in the portal`,
        );
      }
      return { ...live, email: asWritten(prior.email, live.email) };
    },

    async update(id, _, prior, { write, changes }) {
      const { adopt: __, ...body } = changes;
      if (Object.keys(body).length === 0) return prior;
      return portal.patch<CollaboratorRecord>(at(...partsOf(id)), body, write);
    },

    async delete(id, { roleFound }, { write }) {
      const address = at(...partsOf(id));
      if (roleFound) await portal.patch(address, { role: roleFound, managedBy: null }, write);
      else await portal.delete(address, write);
    },
  }),
});

function at(appId: string, collaboratorId: string): string {
  return path`/apps/${appId}/collaborators/${collaboratorId}`;
}

function partsOf(id: string): [string, string] {
  const [appId, collaboratorId, ...more] = id.split("/");
  if (!appId || !collaboratorId || more.length > 0) {
    throw new ExpectedError(`The id of a Collaborator is <appId>/<collaboratorId>, which "${id}" is not`);
  }
  return [appId, collaboratorId];
}

async function collaboratorOf(portal: Portal, appId: string, email: string) {
  const [one] = await portal.list<CollaboratorRecord>(path`/apps/${appId}/collaborators`, { email });
  return one;
}

/** The portal may write an address in lower case; that is no difference. */
function asWritten(email: string | undefined, live: string): string {
  return email?.toLowerCase() === live.toLowerCase() ? email : live;
}
