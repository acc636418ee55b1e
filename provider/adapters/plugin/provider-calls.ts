import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import plugins from "@pulumi/pulumi/proto/plugin_pb.js";
import messages from "@pulumi/pulumi/proto/provider_pb.js";
import type { Values } from "../../core/wire.ts";
import { checkAnswer } from "./answers.ts";
import type { EngineLog } from "./engine-log.ts";
import type { Operations } from "./operation.ts";
import { changedSettings, checkSettings, keptSettings } from "./settings.ts";
import { unary } from "./unary.ts";
import { structOf, valuesOf } from "./values.ts";

const { DiffResponse } = messages;

export interface Package {
  version: string;
  /** The text of `schema.json`. */
  schema: string;
}

/** The calls about the provider itself: what it is, how it is configured, and that it is to stop. */
export function providerCalls(
  { version, schema }: Package,
  log: EngineLog,
  operations: Operations,
  configure: (args: Values, peer: string) => void,
): UntypedServiceImplementation {
  return {
    handshake: unary((request: messages.ProviderHandshakeRequest) => {
      if (request.getEngineAddress()) log.connect(request.getEngineAddress());
      const answer = new messages.ProviderHandshakeResponse();
      answer.setAcceptSecrets(true);
      return answer;
    }),

    attach: unary((request: plugins.PluginAttach) => {
      log.connect(request.getAddress());
      return new empty.Empty();
    }),

    getPluginInfo: unary(() => {
      const answer = new plugins.PluginInfo();
      answer.setVersion(version);
      return answer;
    }),

    getSchema: unary(() => {
      const answer = new messages.GetSchemaResponse();
      answer.setSchema(schema);
      return answer;
    }),

    checkConfig: unary((request: messages.CheckRequest) => {
      const args = valuesOf(request.getNews());
      return checkAnswer(structOf(keptSettings(args)), checkSettings(args));
    }),

    diffConfig: unary((request: messages.DiffRequest) => {
      const changed = changedSettings(valuesOf(request.getOldInputs()), valuesOf(request.getNews()));
      const answer = new DiffResponse();
      const { DIFF_SOME, DIFF_NONE } = DiffResponse.DiffChanges;
      answer.setChanges(changed.length > 0 ? DIFF_SOME : DIFF_NONE);
      answer.setDiffsList(changed);
      return answer;
    }),

    configure: unary((request: messages.ConfigureRequest, peer) => {
      configure(valuesOf(request.getArgs()), peer);
      const answer = new messages.ConfigureResponse();
      answer.setAcceptsecrets(true);
      answer.setSupportspreview(true);
      return answer;
    }),

    // An engine sends it at its normal end, too: to a process that others use as well, it must not matter.
    cancel: unary((_: empty.Empty, peer) => {
      operations.cancel(peer);
      return new empty.Empty();
    }),
  };
}
