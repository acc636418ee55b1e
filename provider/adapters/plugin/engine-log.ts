import { credentials, Metadata } from "@grpc/grpc-js";
import engine from "@pulumi/pulumi/proto/engine_grpc_pb.js";
import messages from "@pulumi/pulumi/proto/engine_pb.js";

/** Tells the person who runs the engine, at the resource that it is about. */
export interface EngineLog {
  /** From here on what is said goes to the engine at the address; before that, to standard error. */
  connect: (address: string) => void;
  say: (message: string) => void;
  warn: (message: string) => void;
  /** Shown only as long as the resource is being worked on. */
  progress: (message: string) => void;
  /** Settles when the engine has got all that was said so far: what comes after the answer to a call may not be shown. */
  delivered: () => Promise<unknown>;
}

/** How long the engine may take to note a message, in milliseconds. */
const PATIENCE = 5000;

export function newEngineLog(urn: () => string | undefined): EngineLog {
  let client: InstanceType<typeof engine.EngineClient> | undefined;
  const underWay = new Set<Promise<undefined>>();
  const send = (severity: messages.LogSeverity, message: string, ephemeral = false) => {
    if (!client) {
      console.error(message);
      return;
    }
    const request = new messages.LogRequest();
    request.setSeverity(severity);
    request.setMessage(message);
    request.setUrn(urn() ?? "");
    request.setEphemeral(ephemeral);
    const { promise, resolve } = Promise.withResolvers<undefined>();
    underWay.add(promise);
    client.log(request, new Metadata(), { deadline: Date.now() + PATIENCE }, () => {
      underWay.delete(promise);
      resolve(undefined);
    });
  };
  return {
    connect(address) {
      client?.close();
      client = new engine.EngineClient(address, credentials.createInsecure());
    },
    say: (message) => send(messages.LogSeverity.INFO, message),
    warn: (message) => send(messages.LogSeverity.WARNING, message),
    progress: (message) => send(messages.LogSeverity.INFO, message, true),
    delivered: () => Promise.all(underWay),
  };
}
