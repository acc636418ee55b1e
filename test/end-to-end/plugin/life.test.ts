import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import { requireEngine } from "../../support/engine.ts";
import { kinds, type FourArgs } from "../../support/four.ts";
import { expectExactlyOnce, liveIn } from "../../support/known.ts";
import { named } from "../../support/named.ts";
import type { Outcome } from "../../support/outcome.ts";
import { pluginFour } from "../../support/plugin-program.ts";
import { newAppArgs, newTrial, type Trial } from "../../support/trial.ts";

const declared: FourArgs = {
  app: {
    supportEmail: "support@example.com",
    supportPhone: "+1 (555) 010-0199",
    siteUrl: "https://bids.example.com/",
  },
};

/** What people change by hand in the portal, and the properties by which a refresh shows it. */
const drift: Record<string, { at: string; body: object; method?: string; shows: string[] }[]> = {
  App: [
    {
      at: "",
      body: {
        name: "By hand",
        description: "By hand.",
        integrationType: "hybrid",
        category: "bim",
        supportEmail: "hand@example.com",
        supportPhone: null,
        siteUrl: "https://hand.example.com/",
        deletionProtection: true,
      },
      shows: [
        ...["category", "deletionProtection", "description", "integrationType", "name"],
        ...["siteUrl", "supportEmail", "supportPhone"],
      ],
    },
    { at: "/logo", method: "DELETE", body: {}, shows: ["logo"] },
  ],
  ProductionCredentials: [
    {
      at: "/production-credentials",
      body: { redirectUris: ["https://hand.example.com/"] },
      shows: ["redirectUris"],
    },
    {
      at: "/production-credentials/secrets",
      method: "POST",
      body: { overlapSeconds: 60 },
      shows: ["secretReset"],
    },
  ],
  Sandbox: [
    { at: "/sandbox", body: { redirectUris: ["https://hand.example.com/"] }, shows: ["redirectUris"] },
    { at: "/sandbox/secret", method: "POST", body: {}, shows: ["secretReset"] },
  ],
  Collaborator: [{ at: "/collaborators/<id>", body: { role: "admin" }, shows: ["role"] }],
};

onEachDatabase("the life of resources of the plugin", function () {
  this.timeout(120_000);

  let trial: Trial;
  let other: string;
  const outcome: Record<string, Outcome> = {};
  const live: Record<string, { type: string; id: string }[]> = {};
  before(requireEngine);
  before(async () => {
    trial = await newTrial();
    other = (await trial.api("POST", "/apps", { body: newAppArgs() })).id;
    const stack = await trial.stack(pluginFour(declared), { plugin: true });
    const keep = async (step: string, done: Promise<Outcome>) => {
      outcome[step] = await done;
      live[step] = (await liveIn(trial)).map(({ type, id }) => ({ type, id }));
    };
    const once = () => expectExactlyOnce(trial, [stack], [other]);
    await keep("preview", stack.preview());
    await keep("up", stack.up());
    await once();
    await keep("second up", stack.up());
    const idOf = (kind: string) =>
      live.up?.find(({ type, id }) => type === kind && !id.startsWith(other))?.id ?? "";
    for (const { at, method = "PATCH", body } of Object.values(drift).flat()) {
      const path = `/apps/${idOf("App")}${at.replace("<id>", idOf("Collaborator").split("/").at(-1) ?? "")}`;
      await trial.api(method, path, method === "DELETE" ? {} : { body });
    }
    await keep("refresh", stack.refresh());
    await keep("repair", stack.up());
    await once();
    await trial.api("DELETE", `/apps/${idOf("App")}/sandbox`);
    await keep("refresh of what is gone", stack.refresh());
    await keep("up of what is gone", stack.up({ options: { refresh: true } }));
    await once();
    stack.setProgram(pluginFour({ ...declared, appId: other, collaborator: { email: "grace@example.com" } }));
    await keep("preview of a replacement", stack.preview());
    await keep("replacement", stack.up());
    await once();
    await keep("destroy", stack.destroy());
  });
  after(() => trial?.end());

  it("begins with a preview that says what up does, and up does it", () => {
    for (const step of ["preview", "up"]) expect(outcome[step]?.changes).to.deep.equal({ create: 5 });
    expect(live.preview).to.have.lengthOf(1);
    expect(live.up?.map(({ type }) => type)).to.have.members(["App", ...kinds]);
  });

  it("goes on without a change while nobody changes anything", () => {
    for (const step of ["second up"]) expect(outcome[step]?.changes).to.deep.equal({});
  });

  for (const [kind, changes] of Object.entries(drift)) {
    it(`shows at refresh what people changed by hand, property by property: ${kind}`, () => {
      expect(named(outcome.refresh, kind)).to.deep.equal([changes.flatMap(({ shows }) => shows).toSorted()]);
    });
  }

  it("is put right by the next up, in place", () => {
    expect(outcome.repair?.changes).to.deep.equal({ update: 4 });
    expect(live.repair).to.deep.equal(live.up);
  });

  it("loses at refresh what people deleted, and has it again after the next up", () => {
    expect(outcome["refresh of what is gone"]?.changes).to.deep.equal({ delete: 1 });
    expect(outcome["up of what is gone"]?.changes).to.deep.equal({ create: 1 });
  });

  it("moves to another app by a replacement that deletes first, as the preview says", () => {
    for (const step of ["preview of a replacement", "replacement"]) {
      expect(outcome[step]?.changes).to.deep.equal({ replace: 3 });
      for (const kind of ["ProductionCredentials", "Sandbox", "Collaborator"]) {
        const ops = outcome[step]?.steps.filter(({ type }) => type.endsWith(`:${kind}`)).map(({ op }) => op);
        expect(ops).to.deep.equal(["delete-replaced", "replace", "create-replacement"]);
      }
    }
    const left = live.replacement?.filter(({ id }) => !id.startsWith(other)).map(({ type }) => type);
    expect(left).to.deep.equal(["App"]);
  });

  it("ends with destroy, which leaves what no program made", () => {
    expect(outcome.destroy?.changes).to.deep.equal({ delete: 5 });
    expect(live.destroy).to.deep.equal([{ type: "App", id: other }]);
  });
});
