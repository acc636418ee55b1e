import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Bundles the plugin's process into the folder, as `plugin.js` and what it loads later. @returns the folders of the packages in it. */
export async function bundle(folder: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: {
      plugin: fileURLToPath(new URL("../../provider/adapters/plugin-entry.ts", import.meta.url)),
    },
    outdir: folder,
    bundle: true,
    // What comes with the first request only, such as axios, need not be there for a preview.
    splitting: true,
    platform: "node",
    target: "node22.14",
    format: "esm",
    // The CommonJS among the packages asks for Node's own modules.
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
    metafile: true,
    logLevel: "warning",
  });
  const folders = Object.keys(metafile.inputs).flatMap((file) => packageOf(file) ?? []);
  return [...new Set(folders)].toSorted();
}

/** The folder of the package that a file belongs to, or nothing when the file is ours. */
function packageOf(file: string): string | undefined {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0];
}
