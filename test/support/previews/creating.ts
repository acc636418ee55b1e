import * as pulumi from "@pulumi/pulumi";
import { tellOfUse } from "pulumi-devportal";
import { usedNow } from "./rotating.ts";
import type { Scenario } from "./scenario.ts";

/** Kinds of change by which something comes or goes. */
export const creating: Scenario[] = [
  {
    heading: "An app, its credentials, a sandbox and a collaborator are new",
    text:
      "All that `up` will create, with defaults filled in. Check the name, which people see in the portal, the redirect URIs and who is " +
      "invited: the invitation is mailed. Ids are unknown until the app exists.",
    shown: "first",
    after({ app, credentials, sandbox, collaborator, logo }) {
      const { id: appId } = app({ logo: logo(1) });
      credentials({ appId, redirectUris: ["https://bid-board.example.com/callback"] });
      sandbox({ appId });
      collaborator({ appId, email: "ada@example.com" });
    },
  },
  {
    heading: "Nothing changes",
    text: "No resource is shown. To find this out, neither preview nor `up` asks the portal for anything.",
    shown: "unchanged",
  },
  {
    heading: "Something that exists is taken over",
    text:
      "A `create` with `adopt`: nothing new is made if the portal has it, it becomes what the program says. A preview asks the portal for " +
      "nothing, so whether there is one is seen at `up`. Credentials that are taken over get a new secret.",
    shown: "changed",
    after({ app, credentials }) {
      const { id: appId } = app({ adopt: true });
      credentials({ appId, adopt: true });
    },
  },
  {
    heading: "A collaborator, a sandbox or credentials go",
    text:
      "`delete` of credentials or of a sandbox ends every service that uses them: a new declaration has another client id. A collaborator " +
      "loses access.",
    shown: "changed",
    before({ app, credentials, sandbox, collaborator }) {
      const { id: appId } = app();
      credentials({ appId });
      sandbox({ appId });
      collaborator({ appId, email: "ada@example.com" });
    },
    after: ({ app }) => void app(),
  },
  {
    heading: "Credentials that are in use go",
    text:
      "The engine asks no provider about a deletion, so that somebody uses a secret is said only where the program gives the resource the hook " +
      "[`tellOfUse`](deletion.md).",
    shown: "changed",
    before({ app, credentials }) {
      const hooks = { beforeDelete: [tellOfUse()] };
      credentials({ appId: app().id }, { hooks });
    },
    after({ app }) {
      tellOfUse();
      app();
    },
    people: async ({ change }, { productionCredentials }) => change(usedNow(productionCredentials)),
  },
  {
    heading: "An app goes",
    text:
      "The app is deleted with everything of it, and only its owner can restore it, in the portal and within 30 days. " +
      "`deletionProtection: true` would make the portal refuse.",
    shown: "changed",
    before: ({ app }) => void app(),
    after: () => undefined,
  },
  {
    heading: "An object belongs to another app, or invites somebody else",
    text:
      "`replace`: the old one is deleted first, then a new one is made, with another client id and secret, or by another invitation. The " +
      "line with `~` is the reason.",
    shown: "changed",
    before({ app, credentials, collaborator }) {
      const { id: appId } = app();
      app({ called: "plan-room", name: "Plan Room" });
      credentials({ appId });
      collaborator({ appId, email: "ada@example.com" });
    },
    after({ app, credentials, collaborator }) {
      const { id: appId } = app();
      const other = app({ called: "plan-room", name: "Plan Room" });
      credentials({ appId: other.id });
      collaborator({ appId, email: "grace@example.com" });
    },
  },
  {
    heading: "A resource has another name in the program",
    text:
      "With an alias for the former name nothing is deleted or created: `managedBy`, under which the portal knows the declaration, follows. " +
      "Without the alias the preview shows `-` and `+`.",
    shown: "changed",
    before: ({ app }) => void app(),
    after: ({ app, called }) => void app({ called: "bids" }, { aliases: [{ name: called() }] }),
  },
  {
    heading: "What depends on something that changes",
    text:
      "The app is updated; the credentials, which need no more than its id, are not shown, as nothing of theirs changes. The plan room's " +
      "description has the client id of other credentials, which are updated too: a dynamic resource then tells nothing of its outputs " +
      "before `up`, so `[unknown]` stands for what will be the same.",
    shown: "changed",
    before({ app, credentials }) {
      const { id: appId } = app();
      const { clientId } = credentials({ appId });
      app({
        called: "plan-room",
        name: "Plan Room",
        description: pulumi.interpolate`Uses the client ${clientId}.`,
      });
    },
    after({ app, credentials }) {
      const { id: appId } = app({ description: "Shows open and closed bids." });
      const { clientId } = credentials({
        appId,
        redirectUris: ["https://bid-board.example.com/callback"],
      });
      app({
        called: "plan-room",
        name: "Plan Room",
        description: pulumi.interpolate`Uses the client ${clientId}.`,
      });
    },
    plugin: "The plan room is not shown: the plugin knows before `up` that the client id stays as it is.",
  },
];
