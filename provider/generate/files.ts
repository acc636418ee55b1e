import { basename } from "node:path";
import { resources } from "./definitions.ts";
import { referenceOf } from "./reference.ts";
import { schema } from "./schema.ts";

/** Every file that is generated from the provider: its path and its text. */
export async function generatedFiles(): Promise<Map<string, string>> {
  const all = await resources();
  return new Map([
    ...all.map((resource) => [pathOf(resource.file), referenceOf(resource)] as const),
    ["provider/schema.json", schema(all)],
  ]);
}

function pathOf(file: string): string {
  return `docs/reference/${basename(file, ".ts")}.md`;
}
