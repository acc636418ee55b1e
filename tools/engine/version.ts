import { readFileSync } from "node:fs";

/** The oldest Pulumi that is used: it takes import files that carry outputs. */
export const minimumVersion = "3.254.0";

/** The Pulumi that is downloaded or built, as go.mod pins it, such as `3.259.0`. */
export const pinnedVersion = pinned();

function pinned() {
  const match = /github\.com\/pulumi\/pulumi\/pkg\/v3 v(\S+)/.exec(
    readFileSync(new URL("go.mod", import.meta.url), "utf8"),
  );
  if (!match?.[1]) throw new Error("tools/engine/go.mod does not pin github.com/pulumi/pulumi/pkg/v3");
  return match[1];
}
