import { app } from "../../../provider/resources/app.ts";
import { startPortalStage } from "../portal-stage.ts";
import { startRecorder } from "../recorder.ts";
import { startPlugin, urnOf } from "./plugin.ts";
import { providerCalls } from "./provider-calls.ts";

/** A plugin before a portal of its own, with what passes between them. */
export async function startPluginStage(settings: Record<string, string> = {}) {
  const stage = await startPortalStage();
  const recorder = await startRecorder(stage.url);
  const plugin = await startPlugin({ url: recorder.url, token: stage.token, ...settings });
  return {
    ...stage,
    recorder,
    plugin,
    calls: providerCalls(plugin.client),
    async stop() {
      await plugin.stop();
      await recorder.stop();
      await stage.stop();
    },
  };
}

export type PluginStage = Awaited<ReturnType<typeof startPluginStage>>;

const classified = { integrationType: "embedded", category: "other" };

/** The inputs of an app after `check`. */
export function appInputs(name: string) {
  return {
    ...classified,
    name,
    description: "Shows bids.",
    deletionProtection: false,
    managedBy: urnOf(app, name),
  };
}
