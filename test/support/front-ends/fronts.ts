import { App, Collaborator, ProductionCredentials, Sandbox } from "pulumi-devportal";
import type { Four } from "../four.ts";
import * as plugin from "../plugin-program.ts";

/** Both front ends as a program uses them through the engine. */
export const fronts: { called: string; plugin: boolean; classes: Four }[] = [
  {
    called: "the dynamic front end",
    plugin: false,
    classes: { App, ProductionCredentials, Sandbox, Collaborator },
  },
  { called: "the plugin", plugin: true, classes: plugin },
];
