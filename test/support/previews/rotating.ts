import * as pulumi from "@pulumi/pulumi";
import type { Answered } from "../trial.ts";
import type { Declaring } from "./declaring.ts";
import type { Scenario } from "./scenario.ts";
import type { ProductionCredentialsArgs } from "pulumi-devportal";

const rotation =
  (policy: ProductionCredentialsArgs["rotation"]) =>
  ({ app, credentials }: Declaring) =>
    void credentials({ appId: app().id, rotation: policy });

/** As if a client had just authenticated with the current secret. */
export function usedNow({ currentSecret }: Answered): string {
  const now = new Date().toISOString();
  return `update client_secrets set last_used_at = '${now}', last_used_address = '192.0.2.7' where id = '${currentSecret.id}'`;
}

/** Kinds of change by which a client gets a new secret. */
export const rotating: Scenario[] = [
  {
    heading: "A secret is rotated by a trigger",
    text:
      "`secretGeneration` counts the secrets: `up` issues a new one, and the former one works for the overlap, which is over by " +
      "`overlapEnds`. Check that every service gets the new one by then.",
    shown: "changed",
    before: rotation({ trigger: "2026-01", overlap: "72h" }),
    after: rotation({ trigger: "2026-02", overlap: "72h" }),
  },
  {
    heading: "A secret is rotated by a trigger that is a secret itself",
    text: "What was changed is not shown; that a new secret is issued is.",
    shown: "changed",
    before: rotation({ trigger: pulumi.secret("the sealed envelope") }),
    after: rotation({ trigger: pulumi.secret("another envelope") }),
    plugin: "`[secret] => [secret]`: a secret value changed.",
  },
  {
    heading: "A secret that is rotated is in use",
    text:
      "With `keepWhileUsed` the preview asks the portal who uses the secret that is about to be retired. It stays valid for the overlap, and " +
      "longer while it is used.",
    shown: "changed",
    before: rotation({ trigger: "2026-01", keepWhileUsed: "7d" }),
    after: rotation({ trigger: "2026-02", keepWhileUsed: "7d" }),
    people: async ({ change }, { productionCredentials }) => change(usedNow(productionCredentials)),
  },
  {
    heading: "A secret is rotated by the clock",
    text:
      "Nothing was changed in the program: `every` is nearly over. The same as by a trigger; `rotateAfter` is the day from which on an `up` " +
      "rotates the next time.",
    shown: "later",
    before: rotation({ every: "90d", renewBefore: "14d", overlap: "72h" }),
  },
];
