import { Option } from "commander";

export const sealingKeysOption = () =>
  new Option(
    "--sealing-keys <file>",
    "the file of the sealing keys, the same on every machine; by default sealing-keys in the folder",
  ).env("DEVPORTAL_SEALING_KEYS");
