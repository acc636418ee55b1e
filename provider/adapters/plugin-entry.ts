// The process of `pulumi-resource-devportal`: serves the plugin on loopback and prints the port, as the engine expects it.
import { readFileSync } from "node:fs";
import { Server, ServerCredentials } from "@grpc/grpc-js";
import grpc from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import { createPlugin } from "./plugin.ts";

// Beside the bundle, which is all that is run of this file.
const schema = readFileSync(new URL("schema.json", import.meta.url), "utf8");
const { version } = JSON.parse(schema) as { version: string };
const engine = process.argv.slice(2).find((argument) => !argument.startsWith("-"));
const plugin = createPlugin({ version, schema });
if (engine !== undefined) plugin.talkTo(engine);

const server = new Server({ "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 });
server.addService(grpc.ResourceProviderService, plugin.service);
server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, port) => {
  if (error) throw error;
  console.log(String(port));
  if (engine === undefined) {
    console.error(
      `\`pulumi\` starts this by itself. To let it use this process: PULUMI_DEBUG_PROVIDERS=devportal:${port}`,
    );
  }
});

if (engine !== undefined) endWithParent();

/** An engine that was killed leaves its plugins: this one finishes what it is doing and ends. */
function endWithParent(): void {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent && plugin.operations.isIdle()) process.exit();
  }, 1000).unref();
}
