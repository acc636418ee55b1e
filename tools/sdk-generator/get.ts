import { join } from "node:path";
import { pinnedVersion } from "../engine/version.ts";
import { buildWithGo } from "../go.ts";
import { findKept, fingerprint, getKept, keptRoot, type Kept } from "../kept.ts";

const module = new URL(".", import.meta.url);
const sources = ["main.go", "go.mod", "go.sum"].map((name) => new URL(name, module));

const built: Kept = {
  name: "the SDK generator",
  root: keptRoot("sdk-generator", pinnedVersion, fingerprint(...sources)),
  file: join("bin", "sdk-generator"),
  what: "Building the SDK generator with Go (once, up to 1 minute on 2 cores)",
  make: (root) => buildWithGo({ module, source: ".", out: join(root, "bin", "sdk-generator") }),
};

/** The SDK generator's executable, if this machine has it. */
export function findSdkGenerator(): Promise<string | undefined> {
  return Promise.resolve(findKept(built));
}

/** The SDK generator's executable, built if it has to be. */
export function getSdkGenerator(): Promise<string> {
  return getKept(built);
}
