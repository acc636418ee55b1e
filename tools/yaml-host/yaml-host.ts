import { dirname, join } from "node:path";
import { buildWithGo, pinnedVersionOf } from "../go.ts";
import { findKept, getKept, keptRoot, type Kept } from "../kept.ts";
import { folderOnPath } from "../on-path.ts";

const executable = "pulumi-language-yaml";
const repository = "github.com/pulumi/pulumi-yaml";
const module = new URL(".", import.meta.url);
const version = pinnedVersionOf(repository, module);

const built: Kept = {
  name: "the YAML language host",
  root: keptRoot("yaml-host", version),
  file: join("bin", executable),
  what: `Building the YAML language host ${version} with Go (once, up to 3 minutes on 2 cores)`,
  make: (root) =>
    buildWithGo({
      module,
      source: `${repository}/cmd/${executable}`,
      out: join(root, "bin", executable),
      variables: { [`${repository}/pkg/version.Version`]: `v${version}` },
    }),
};

/** The folder that holds a language host for YAML programs: an installed Pulumi's own, else the one in the cache. */
export function findYamlHost(): Promise<string | undefined> {
  const kept = findKept(built);
  return Promise.resolve(folderOnPath(executable) ?? (kept && dirname(kept)));
}

/** As {@link findYamlHost}, built if it has to be. */
export async function getYamlHost(): Promise<string> {
  return (await findYamlHost()) ?? dirname(await getKept(built));
}
