import type { PulumiFn } from "@pulumi/pulumi/automation/index.js";

let runs = 0;

/** The program that a module is; loaded afresh for every run, as the engine does with a program of its own. */
export function moduleProgram(module: URL): PulumiFn {
  return async () => ({ ...((await import(`${module.href}?run=${++runs}`)) as Record<string, unknown>) });
}
