import { pinnedVersionOf } from "../go.ts";

/** The oldest Pulumi that is used: it takes import files that carry outputs. */
export const minimumVersion = "3.254.0";

/** The Pulumi that is downloaded or built, as go.mod pins it, such as `3.259.0`. */
export const pinnedVersion = pinnedVersionOf(
  "github.com/pulumi/pulumi/pkg/v3",
  new URL(".", import.meta.url),
);
