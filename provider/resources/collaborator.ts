import { path } from "../client/path.ts";
import type { Portal } from "../client/portal.ts";
import type { CollaboratorRecord } from "../client/records.ts";
import { defineResource, type Writing } from "../core/define.ts";
import { ExpectedError } from "../core/errors.ts";
import { email, uuid } from "../core/formats.ts";
import { isAdopted } from "./adopted.ts";
import { collaboratorOfDeletedApp } from "./deleted-app.ts";
import { found } from "./found.ts";
import { countInvitations, foundInvitation } from "./reinvite.ts";
import { tellingOfInvitation } from "./tell-of-invitation.ts";

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
    adopt: { type: "boolean", local: true },

    /**
     * Whether an invitation that a refresh finds expired is sent again by the next `up`, with another mail: `never`, as when
     * left out, or `whenExpired`. Who declined is not invited again.
     */
    reinvite: { type: "string", local: true, enum: ["never", "whenExpired"] },

    /**
     * How many invitations are sent at most where expired ones are sent again, from 1 to 20 and 3 when left out: the first
     * included, those that people send in the portal not.
     */
    maxInvitations: { type: "number", local: true, minimum: 1, maximum: 20 },

    /** Counts the invitations where expired ones are sent again; a preview shows by it that one is. */
    invitations: { type: "number", local: true, computed: true },

    /** When the invitation expired, while it is expired; the next `up` sends it again where `reinvite` says so. */
    invitationExpired: { type: "string", local: true, computed: true },
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
    roleFound: { type: "string", local: true, changesWith: [] },
  },

  check({ olds, inputs, fail }) {
    countInvitations(olds, inputs);
    const { maxInvitations } = inputs;
    if (typeof maxInvitations === "number" && !Number.isInteger(maxInvitations)) {
      fail("maxInvitations", "must be a whole number");
    }
  },

  lifecycle: (portal: Portal, invitation = tellingOfInvitation()) => ({
    async create(inputs, { managedBy, write, made, changesFrom }) {
      const { appId, email, role, adopt, reinvite } = inputs;
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
      let live = { ...record, email: asWritten(email, record.email), roleFound };
      const id = `${appId}/${record.id}`;
      made(id, live);
      if (changesFrom(live).role !== undefined) {
        live = {
          ...live,
          ...(await portal.patch<CollaboratorRecord>(at(appId, record.id), { role }, write)),
        };
      }
      if (reinvite === "whenExpired" && live.status === "expired") {
        live = { ...live, ...(await sendAgain(portal, at(appId, record.id), write)) };
      }
      return { id, live };
    },

    async read(id, prior, telling) {
      const live = await portal.read<CollaboratorRecord>(at(...partsOf(id)), prior.managedBy).catch(found);
      if (!live) return collaboratorOfDeletedApp(portal, partsOf(id)[0], prior);
      invitation.tell(id, live, prior, telling);
      return { ...live, email: asWritten(prior.email, live.email), ...foundInvitation(prior, live) };
    },

    async update(id, _, prior, { write, changes, made }) {
      const address = at(...partsOf(id));
      const { role, managedBy, invitations } = changes;
      const changed =
        (role ?? managedBy) === undefined
          ? undefined
          : await portal.patch<CollaboratorRecord>(address, { role, managedBy }, write);
      if (changed) made({ ...changed, email: prior.email });
      // Afterwards, as the mail says the role.
      const isMore = typeof invitations === "number" && invitations > (prior.invitations ?? 1);
      return isMore ? sendAgain(portal, address, write) : (changed ?? prior);
    },

    foresee: async (id, inputs, prior, telling) => invitation.foretell(id, prior, inputs, telling),

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

/** Sends an invitation that expired again, once however often it is asked for, and none that did not. */
function sendAgain(portal: Portal, address: string, write: Writing): Promise<CollaboratorRecord> {
  return portal.post<CollaboratorRecord>(`${address}/invitation`, { whenExpired: true }, write);
}

async function collaboratorOf(portal: Portal, appId: string, email: string) {
  const [one] = await portal.list<CollaboratorRecord>(path`/apps/${appId}/collaborators`, { email });
  return one;
}

/** The portal may write an address in lower case; that is no difference. */
function asWritten(email: string | undefined, live: string): string {
  return email?.toLowerCase() === live.toLowerCase() ? email : live;
}
