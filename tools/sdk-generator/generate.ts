import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { getSdkGenerator } from "./get.ts";

const run = promisify(execFile);

/** The languages that SDKs are generated for, by Pulumi's names. */
export const sdkLanguages = ["nodejs", "python", "go", "dotnet"] as const;

export type SdkLanguage = (typeof sdkLanguages)[number];

/** What is wrong with a package's schema by Pulumi's strictest checks and by its generator for every language. */
export async function checkSchema(schema: string): Promise<string[]> {
  try {
    await run(await getSdkGenerator(), ["-schema", schema]);
    return [];
  } catch (error) {
    const { code, stderr } = error as { code?: unknown; stderr: string };
    if (code !== 1) throw error;
    return stderr.trim().split("\n");
  }
}

/** Writes the SDK that `pulumi package add` would write into a project in this language. */
export async function generateSdk(how: {
  schema: string;
  language: SdkLanguage;
  out: string;
}): Promise<void> {
  await run(await getSdkGenerator(), ["-schema", how.schema, "-language", how.language, "-out", how.out]);
}
