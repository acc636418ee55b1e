import type { Scenario } from "./scenario.ts";

/** What people did in the portal: how a refresh shows it, and what `up` does about it. */
export const byHand: Scenario[] = [
  {
    heading: "Somebody changed a setting in the portal",
    text:
      "First, `(refresh)`: what the portal has now, against what the state knew. Then what `up` does: it puts back what the program says. To keep what " +
      "was done by hand, write it into the program instead.",
    shown: "refreshed",
    before: ({ app }) => void app(),
    people: ({ api }, { app }) =>
      api("PATCH", `/apps/${app.id}`, { body: { description: "Shows all the bids." } }),
  },
  {
    heading: "Somebody reset a client secret in the portal",
    text:
      "The state has a secret that is not the current one any more (`secretReset`). `up` issues a new one for the same client id; the one " +
      "that was made by hand stays valid for the overlap.",
    shown: "refreshed",
    before: ({ app, credentials }) => void credentials({ appId: app().id }),
    people: ({ api }, { app }) => api("POST", `/apps/${app.id}/production-credentials/secrets`, { body: {} }),
  },
  {
    heading: "Somebody deleted an app in the portal",
    text:
      "`up` restores the same app, with the same id and client id: the line `- deleted` is what goes away. Its secrets died with it, so a new " +
      "one is issued. Was it meant to be deleted? Then take it out of the program instead.",
    shown: "refreshed",
    before({ app, credentials, sandbox }) {
      const { id: appId } = app();
      credentials({ appId });
      sandbox({ appId });
    },
    people: ({ api }, { app }) => api("DELETE", `/apps/${app.id}`),
  },
  {
    heading: "Somebody deleted a collaborator in the portal",
    text: "`up` invites again. To leave it at that, take the collaborator out of the program.",
    shown: "refreshed",
    before: ({ app, collaborator }) => void collaborator({ appId: app().id, email: "ada@example.com" }),
    people: ({ api }, { app, collaborators: [ada] }) =>
      api("DELETE", `/apps/${app.id}/collaborators/${ada.id}`),
  },
  {
    heading: "An invitation expired",
    text: 'With `reinvite: "whenExpired"` another one is mailed: `invitations` counts them.',
    shown: "refreshed",
    before: ({ app, collaborator }) =>
      void collaborator({ appId: app().id, email: "ada@example.com", reinvite: "whenExpired" }),
    people: async ({ change }, { app }) =>
      change(
        `update collaborators set expires_at = '${new Date(Date.now() - 3_600_000).toISOString()}' where app_id = '${app.id}'`,
      ),
  },
  {
    heading: "An operator rejected credentials",
    text:
      "`up` fails with the operator's reason and requests nothing anew. Talk to the operator, or take the credentials out of the program " +
      "for one `up` and request them under another client id.",
    shown: "refreshed",
    reviewed: true,
    before: ({ app, credentials }) => void credentials({ appId: app().id }),
    people: ({ api }, { app }) =>
      api("POST", `/apps/${app.id}/production-credentials/reject`, { body: { reason: "No such product." } }),
  },
];
