import { App } from "../../../test/support/plugin-program.ts";
import { settingsOf, type Subject } from "./subject.ts";

export const plugin: Subject = {
  name: "plugin",
  says: "devportal:index:App of the native plugin",
  program: (count) => () => {
    for (let index = 0; index < count; index++) new App(`app-${index}`, settingsOf(index));
    return Promise.resolve();
  },
};
