import type { Scenario } from "./scenario.ts";

/** Kinds of change to something that stays. */
export const changing: Scenario[] = [
  {
    heading: "A setting of an app changes",
    text: "One line with `~`, former value first. The lines without a mark stay as they are.",
    shown: "changed",
    before: ({ app }) => void app({ siteUrl: "https://example.com" }),
    after: ({ app }) =>
      void app({ description: "Shows open and closed bids.", supportEmail: "help@example.com" }),
  },
  {
    heading: "The logo changes",
    text: "The name of the file and the first digits of its content's hash: the preview cannot show the picture.",
    shown: "changed",
    before: ({ app, logo }) => void app({ logo: logo(1) }),
    after: ({ app, logo }) => void app({ logo: logo(2) }),
  },
  {
    heading: "The logo goes",
    text: "The app has no picture of its own any more.",
    shown: "changed",
    before: ({ app, logo }) => void app({ logo: logo(1) }),
    after: ({ app }) => void app(),
  },
  {
    heading: "Redirect URIs change",
    text:
      "Where the portal may send a browser with a code. Check each address that comes: who controls it can sign in as the users of the app. " +
      "A service that uses one that goes stops working at once.",
    shown: "changed",
    before({ app, credentials }) {
      const { id: appId } = app();
      credentials({ appId, redirectUris: ["https://old.example.com/callback", "http://localhost:3000"] });
    },
    after({ app, credentials }) {
      const { id: appId } = app();
      credentials({
        appId,
        redirectUris: ["https://bid-board.example.com/callback", "http://localhost:3000"],
      });
    },
  },
  {
    heading: "A collaborator gets another role",
    text: "An admin may do everything but delete or hand over the app. Nobody is mailed.",
    shown: "changed",
    before: ({ app, collaborator }) => void collaborator({ appId: app().id, email: "ada@example.com" }),
    after: ({ app, collaborator }) =>
      void collaborator({ appId: app().id, email: "ada@example.com", role: "admin" }),
  },
  {
    heading: "A secret is to be kept out of the state",
    text:
      "`deliverTo` comes, and with it a new secret (`secretGeneration`), as the former one was in the state. Check who has the private " +
      "key; with `file` or `command` instead, on which machine `up` runs.",
    shown: "changed",
    before: ({ app, credentials }) => void credentials({ appId: app().id }),
    after: ({ app, credentials }) =>
      void credentials({
        appId: app().id,
        deliverTo: { publicKey: "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p" },
      }),
  },
  {
    heading: "Credentials await an operator's approval",
    text: "No change; each preview says it until a refresh finds the approval. The secret that the state has becomes valid with it.",
    shown: "changed",
    reviewed: true,
    before: ({ app, credentials }) => void credentials({ appId: app().id }),
  },
];
