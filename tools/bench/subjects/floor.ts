import * as pulumi from "@pulumi/pulumi";
import { settingsOf, type Subject } from "./subject.ts";

/** Does nothing, and does it without a network. */
const provider: pulumi.dynamic.ResourceProvider = {
  create: (inputs: object) => Promise.resolve({ id: String(Math.random()), outs: inputs }),
};

class Nothing extends pulumi.dynamic.Resource {
  constructor(name: string, settings: object) {
    super(provider, name, settings);
  }
}

export const floor: Subject = {
  name: "floor",
  says: "a dynamic resource that does nothing, without a network",
  program: (count) => () => {
    for (let index = 0; index < count; index++) new Nothing(`app-${index}`, settingsOf(index));
    return Promise.resolve();
  },
};
