import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import type messages from "@pulumi/pulumi/proto/provider_pb.js";
import { ExpectedError } from "../core/errors.ts";
import { createRuntime, type Runtime } from "../runtime.ts";
import { newConfigured } from "./plugin/configured.ts";
import { newEngineLog, type EngineLog } from "./plugin/engine-log.ts";
import { invoke } from "./plugin/invoke.ts";
import { newOperations, type Operations } from "./plugin/operation.ts";
import { providerCalls, type Package } from "./plugin/provider-calls.ts";
import { resourceCalls } from "./plugin/resource-calls.ts";
import { getFrom } from "./plugin/settings.ts";
import { unary } from "./plugin/unary.ts";

export interface Plugin {
  /** The calls of `pulumirpc.ResourceProvider`; what is left out is answered with UNIMPLEMENTED. */
  service: UntypedServiceImplementation;
  operations: Operations;
  /** Sends what is to be said to the engine at the address. */
  talkTo: (address: string) => void;
}

/** The front end for all languages of Pulumi: a resource provider that the engine talks to in gRPC. */
export function createPlugin(about: Package): Plugin {
  const operations = newOperations(() => log.delivered());
  const log: EngineLog = newEngineLog(() => operations.current()?.urn);
  const { say, warn, progress } = log;
  const voice = { say, warn, progress, signal: () => operations.current()?.signal };
  const configured = newConfigured<Runtime>();
  const runtime = (peer: string) => {
    const known = configured.of(peer);
    if (known) return known;
    throw new ExpectedError("The provider is not configured yet");
  };
  return {
    operations,
    talkTo: log.connect,
    service: {
      ...providerCalls(about, log, operations, (args, peer) => {
        const made = createRuntime(voice);
        made.configure(getFrom(args));
        configured.set(peer, made);
      }),
      ...resourceCalls(operations, async (definition, peer) => runtime(peer).of(definition)()),
      invoke: unary((request: messages.InvokeRequest, peer) =>
        operations.run({ peer, urn: "", limit: 0 }, async () => invoke(request, runtime(peer).portal)),
      ),
    },
  };
}
