import type { Properties } from "../core/property.ts";
import { documentedResources, type DocumentedResource } from "./documented.ts";

export interface Resource extends DocumentedResource {
  inputs: Properties;
  outputs: Properties;
}

/** Every definition, with what its source says. */
export async function resources(): Promise<Resource[]> {
  return Promise.all(
    documentedResources().map(async (documented) => {
      const exported = (await import(`../${documented.file}`)) as Record<
        string,
        Partial<Resource> | undefined
      >;
      const definition = Object.values(exported).find((value) => value?.type === documented.type);
      const { inputs, outputs } = definition ?? {};
      if (!inputs || !outputs) throw new Error(`${documented.file} does not export ${documented.type}`);
      return { ...documented, inputs, outputs };
    }),
  );
}
