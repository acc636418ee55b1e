import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildWithGo } from "../go.ts";
import { findKept, getKept, keptRoot, type Kept } from "../kept.ts";
import { downloadModule, type GoModule } from "./module.ts";

/** What goes by the Terraform route: the program, and the provider for any REST API. Their go.sum pin what they are built from. */
const openTofu: GoModule = {
  path: "github.com/opentofu/opentofu",
  version: "v1.11.0",
  sum: "h1:ghYnhouGtBIr7KdpMV3THky3vxomDYDevnLAQQcnrlc=",
};
const restapi: GoModule = {
  path: "github.com/Mastercard/terraform-provider-restapi",
  version: "v1.20.0",
  sum: "h1:z4kPtDZgG1HmLsawE4SzP1PxPyz2hAHxwkrHMuRvFrA=",
};

/** What it is called where it is compared. */
export const openTofuName = `OpenTofu ${openTofu.version} with restapi ${restapi.version}`;

export interface OpenTofu {
  tofu: string;
  /** The folder of the provider's executable. */
  provider: string;
}

const built: Kept = {
  name: "OpenTofu",
  root: keptRoot("open-tofu", openTofu.version, restapi.version),
  file: join("bin", "tofu"),
  what: `Building ${openTofuName} with Go (once, about 4 minutes on 2 cores)`,
  async make(root) {
    await build(restapi, ".", join(root, "provider", "terraform-provider-restapi"));
    await build(openTofu, "./cmd/tofu", join(root, "bin", "tofu"));
  },
};

/** OpenTofu and the provider, if this machine has them. */
export function findOpenTofu(): OpenTofu | undefined {
  const tofu = findKept(built);
  return tofu === undefined ? undefined : placesOf(tofu);
}

/** OpenTofu and the provider, built if they have to be; throws what kept them from being built. */
export async function getOpenTofu(): Promise<OpenTofu> {
  return placesOf(await getKept(built));
}

function placesOf(tofu: string): OpenTofu {
  return { tofu, provider: join(built.root, "provider") };
}

async function build(module: GoModule, source: string, out: string): Promise<void> {
  const folder = await downloadModule(module);
  await buildWithGo({ module: pathToFileURL(`${folder}/`), source, out });
}
