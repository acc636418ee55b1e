import { generatedFiles as ofTheProvider } from "../provider/generate/files.ts";
import { portalConfiguration } from "./portal-configuration.ts";

/** Every generated file of the repository: its path and its text. */
export async function generatedFiles(): Promise<Map<string, string>> {
  return new Map([
    ...(await ofTheProvider()),
    ["docs/reference/portal-configuration.md", portalConfiguration()],
  ]);
}
