import { EventEmitter, once } from "node:events";
import { Server, type sendUnaryData } from "@grpc/grpc-js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import grpc from "@pulumi/pulumi/proto/engine_grpc_pb.js";
import messages from "@pulumi/pulumi/proto/engine_pb.js";
import { portOf } from "../grpc-port.ts";

/** What a provider told the engine. */
export interface Said {
  severity: "INFO" | "WARNING" | "other";
  message: string;
  urn: string;
  /** Whether it is shown only while the resource is being worked on. */
  ephemeral: boolean;
}

/** An engine that listens to what a provider has to say, and does nothing else. */
export async function startEngineServer() {
  const said: Said[] = [];
  const arrivals = new EventEmitter();
  const { INFO, WARNING } = messages.LogSeverity;
  const server = new Server();
  server.addService(grpc.EngineService, {
    log({ request }: { request: messages.LogRequest }, done: sendUnaryData<empty.Empty>) {
      const severity = request.getSeverity();
      said.push({
        severity: severity === INFO ? "INFO" : severity === WARNING ? "WARNING" : "other",
        message: request.getMessage(),
        urn: request.getUrn(),
        ephemeral: request.getEphemeral(),
      });
      arrivals.emit("said", said.at(-1));
      done(null, new empty.Empty());
    },
  });
  const port = await portOf(server);
  return {
    address: `127.0.0.1:${port}`,
    said,
    /** What it is told next. */
    next: async () => ((await once(arrivals, "said")) as [Said])[0],
    stop: () => server.forceShutdown(),
  };
}
