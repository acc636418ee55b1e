import { operations } from "./operations.ts";
import { isRepeated, labelOf, rowsOf } from "./requests.ts";
import type { Observed } from "./rows.ts";
import type { Setting } from "./settings.ts";
import { newStage, parallel } from "./stage.ts";

/** Runs every operation without a fault and notes what it sends; sandboxes are waited for. */
export async function observe(setting: Setting): Promise<Observed[]> {
  const { trial, apps, place, lay } = await newStage(setting);
  try {
    await trial.api("PATCH", "/settings", { body: { sandboxGenerationSeconds: generationSeconds } });
    const { stack, placed } = await lay(place(operations.map((operation) => ({ operation }))));
    trial.recorder.clear();
    await stack.up({ options: { parallel } });
    const rowOf = rowsOf(trial.recorder.requests, apps);
    const sent = Map.groupBy(trial.recorder.requests, rowOf);
    return placed.map(({ operation, place }) => {
      const labels = (sent.get(place.name) ?? []).map(labelOf);
      return { operation, requests: labels.filter((label, index) => !isRepeated(label, labels[index - 1])) };
    });
  } finally {
    await trial.end();
  }
}

export const generationSeconds = 0.5;
