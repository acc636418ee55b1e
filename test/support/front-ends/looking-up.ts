import * as pulumi from "@pulumi/pulumi";
import * as program from "../../../provider/index.ts";
import { startPluginStage } from "./plugin-stage.ts";

/** A look-up's answer, its list where it is one; or why there is none. */
export type LookedUp = { found: any } | { refused: string };

const lists: Record<string, string> = { getApps: "apps", getCollaborators: "collaborators" };

/** A portal with both ways to look things up in it: as a program of dynamic resources does, and through the plugin. */
export async function startLookUpStage() {
  const stage = await startPluginStage();
  pulumi.runtime.setAllConfig({ "devportal:url": stage.recorder.url, "devportal:token": stage.token });
  const functions = program as unknown as Record<string, (args: object) => Promise<unknown>>;
  const dynamic = async (name: string, args: object): Promise<LookedUp> =>
    functions[name]!(args).then(
      (found) => ({ found }),
      (error: unknown) => ({ refused: (error as Error).message }),
    );
  const plugin = async (name: string, args: object): Promise<LookedUp> => {
    try {
      const { found, failures } = await stage.calls.invoke(`devportal:index:${name}`, { ...args });
      const reasons = failures.map(({ property, reason }) => `${property} ${reason}`);
      if (reasons.length > 0) return { refused: `${name}: ${reasons.join("; ")}` };
      return { found: name in lists ? found[lists[name]!] : found };
    } catch (error) {
      return { refused: (error as Error).message };
    }
  };
  return {
    ...stage,
    frontEnds: { dynamic, plugin },
    async stop() {
      pulumi.runtime.setAllConfig({});
      await stage.stop();
    },
  };
}
