import { App } from "pulumi-devportal";
import { settingsOf, type Subject } from "./subject.ts";

export const devportal: Subject = {
  name: "devportal",
  says: "App of pulumi-devportal",
  program: (count) => () => {
    for (let index = 0; index < count; index++) new App(`app-${index}`, settingsOf(index));
    return Promise.resolve();
  },
};
