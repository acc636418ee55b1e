import type { Scenario } from "./scenario.ts";

/** Programs that are refused before anything is done. */
export const refused: Scenario[] = [
  {
    heading: "The program is wrong",
    text:
      "The preview fails, and so does `up`, before either does anything. Everything that is wrong with a resource is said at once; the engine " +
      "stops at the first resource that is wrong.",
    shown: "refused",
    after: ({ app }) =>
      void app({
        name: "",
        category: "games" as never,
        supportEmail: "help at example.com",
        ...({ desciption: "Shows the closed bids." } as object),
      }),
  },
  {
    heading: "Two apps of one program have the same name",
    text: "The portal would refuse the second one at `up`; the preview does it before.",
    shown: "refused",
    after({ app }) {
      // Of two that are declared at once, either may come first.
      const options = { dependsOn: [app()] };
      app({ called: "twin" }, options);
    },
  },
  {
    heading: "A rotation that contradicts itself",
    text: "The reason says which of the promises the policy would break.",
    shown: "refused",
    before: ({ app, credentials }) => void credentials({ appId: app().id }),
    after: ({ app, credentials }) =>
      void credentials({ appId: app().id, rotation: { every: "1d", overlap: "72h" } }),
  },
  {
    heading: "A protected app would be replaced",
    text:
      "Replacing is deleting, which `deletionProtection` forbids: the preview refuses. Take the reason for the replacement out of the program, here " +
      'the option `replaceOnChanges: ["name"]`, or give up the protection in an `up` of its own. On dynamic resources that option has no effect.',
    shown: "refused",
    pluginOnly: true,
    before: ({ app }) => void app({ deletionProtection: true }),
    after: ({ app }) =>
      void app({ deletionProtection: true, name: "Plan Room" }, { replaceOnChanges: ["name"] }),
  },
];
