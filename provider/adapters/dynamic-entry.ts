// What a handler string loads: the package's export "./runtime", one name per resource.
import { app } from "../resources/app.ts";
import { collaborator } from "../resources/collaborator.ts";
import { productionCredentials } from "../resources/production-credentials.ts";
import { sandbox } from "../resources/sandbox.ts";
import { createRuntime } from "../runtime.ts";
import { hosted, type HostedConfiguration, type HostedProvider } from "./dynamic-host.ts";

// The host offers no way to the engine's log: what it prints is shown, at the level of the stack and always as information.
const runtime = createRuntime({
  say: (message) => console.log(message),
  progress: (message) => console.log(message),
  warn: (message) => console.log(`warning: ${message}`),
});
const configure = ({ config }: HostedConfiguration) => runtime.configure((key) => config.get(key));

export const App: HostedProvider = hosted(configure, runtime.of(app));
export const ProductionCredentials: HostedProvider = hosted(configure, runtime.of(productionCredentials));
export const Sandbox: HostedProvider = hosted(configure, runtime.of(sandbox));
export const Collaborator: HostedProvider = hosted(configure, runtime.of(collaborator));
