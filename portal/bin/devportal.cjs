#!/usr/bin/env node
"use strict";

// Plain enough for old versions of Node to read: the database driver crashes them without a word.
var version = process.versions.node.split(".").map(Number);
if (version[0] < 22 || (version[0] === 22 && version[1] < 14)) {
  console.error(
    "devportal needs Node 22.14 or newer, and this is " +
      process.versions.node +
      ": install a newer one from https://nodejs.org, or put it into this project with `npm install node@24`.",
  );
  process.exit(1);
}
import("../dist/cli.js");
