#!/usr/bin/env node
"use strict";

// Plain enough for old versions of Node to read, so that they end with a reason.
var version = process.versions.node.split(".").map(Number);
if (version[0] < 22 || (version[0] === 22 && version[1] < 14)) {
  console.error(
    "pulumi-resource-devportal needs Node 22.14 or newer, and this is " +
      process.versions.node +
      ": put a newer one first on PATH (https://nodejs.org).",
  );
  process.exit(1);
}
import("./plugin.js");
