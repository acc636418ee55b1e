import type { PulumiFn } from "@pulumi/pulumi/automation/index.js";
import type { TestStack } from "../engine.ts";
import { trialOn, type Answered, type Trial } from "../trial.ts";
import type { Operation, Place } from "./operation.ts";
import { nameIn } from "./requests.ts";
import type { Setting } from "./settings.ts";

type Resource = new (name: string, args: object, opts?: { aliases?: { name: string }[] }) => unknown;

/** An operation that has a place. */
export interface Placed {
  operation: Operation;
  place: Place;
}

/** A stack of operations that are done at once. */
export interface Laid<T extends Placed> {
  stack: TestStack;
  placed: T[];
}

export interface Stage {
  trial: Trial;
  /** The row of each app. */
  apps: Map<string, string>;
  /** Gives operations their places. */
  place: <T extends { operation: Operation }>(operations: T[]) => (T & Placed)[];
  /** A stack in which the first program ran, and people did what they do, and which has the second program now. */
  lay: <T extends Placed>(placed: T[]) => Promise<Laid<T>>;
}

/** As many of them as the engine is asked for at once. */
export const parallel = 1000;

/** A portal of its own with a recorder before it. */
export async function newStage(setting: Setting): Promise<Stage> {
  const trial = await trialOn(await setting.newPortal());
  const apps = new Map<string, string>();
  let count = 0;

  async function makeByHand({ operation, place }: Placed) {
    if (operation.resource !== "App") {
      const body = {
        name: place.name,
        description: "By hand.",
        integrationType: "hybrid",
        category: "other",
      };
      place.appId = (await trial.api("POST", "/apps", { body })).id;
    }
    await operation.byHand?.(place);
    if (place.appId) apps.set(place.appId, place.name);
  }

  return {
    trial,
    apps,
    place: (operations) =>
      operations.map((one) => {
        const name = `row-${String(++count).padStart(4, "0")}`;
        return {
          ...one,
          place: { name, appId: "", folder: trial.portal.data, api: trial.api, change: trial.change },
        };
      }),
    async lay(placed) {
      await Promise.all(placed.map(makeByHand));
      const stack = await trial.stack(programOf(setting, placed, "before"), { plugin: setting.plugin });
      await stack.up({ options: { parallel } });
      const made = await everythingIn(trial);
      for (const { app } of made) apps.set(app.id, nameIn(app.name) ?? "");
      for (const { place } of placed) {
        place.appId ||= made.find(({ app }) => app.name === place.name)?.app.id ?? "";
      }
      const deeds = placed.flatMap(({ operation: { drift }, place }) => (drift ? [drift(place)] : []));
      await Promise.all(deeds);
      if (deeds.length > 0) await stack.refresh();
      stack.setProgram(programOf(setting, placed, "after"));
      return { stack, placed };
    },
  };
}

/** All pages of what the portal holds. */
export async function everythingIn({ api }: Pick<Trial, "api">): Promise<Answered[]> {
  const items: Answered[] = [];
  for (let cursor = ""; ;) {
    const page = await api("GET", `/snapshot${cursor && `?cursor=${encodeURIComponent(cursor)}`}`);
    items.push(...page.items);
    if (!page.nextCursor) return items;
    cursor = page.nextCursor;
  }
}

function programOf({ classes }: Setting, placed: Placed[], when: "before" | "after"): PulumiFn {
  return async () => {
    for (const { operation, place } of placed) {
      const args = operation[when]?.(place);
      if (!args) continue;
      const former = `${place.name}-former`;
      const Resource = classes[operation.resource] as Resource;
      if (!operation.renamed) new Resource(place.name, args);
      else if (when === "before") new Resource(former, args);
      else new Resource(place.name, args, { aliases: [{ name: former }] });
    }
  };
}
