import { createRequire } from "node:module";
import { copyFile, chmod, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { buildWithGo } from "../go.ts";
import { launcher } from "./find.ts";
import { pinnedVersion } from "./version.ts";

/** Builds the Go tool that go.mod pins, and puts the launcher of dynamic providers beside it. */
export async function build(root: string): Promise<void> {
  const bin = join(root, "bin");
  await mkdir(bin, { recursive: true });
  await buildWithGo({
    module: new URL(".", import.meta.url),
    source: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
    out: join(bin, "pulumi"),
    variables: { "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version": `v${pinnedVersion}` },
  });
  await copyFile(join(sdkFolder(), launcher), join(bin, launcher));
  await chmod(join(bin, launcher), 0o755);
}

function sdkFolder() {
  return dirname(createRequire(import.meta.url).resolve("@pulumi/pulumi/package.json"));
}
