import { Server, type sendUnaryData } from "@grpc/grpc-js";
import service from "@pulumi/pulumi/proto/language_grpc_pb.js";
import messages from "@pulumi/pulumi/proto/language_pb.js";
import plugins from "@pulumi/pulumi/proto/plugin_pb.js";
import { portOf } from "./grpc-port.ts";

export interface LanguageServer {
  /** The environment in which an engine finds it. */
  env: Record<string, string>;
  stop(): void;
}

/** A language host that needs no packages and runs nothing: commands such as `pulumi import` ask for one all the same. */
export async function startLanguageServer(language = "nodejs"): Promise<LanguageServer> {
  const server = new Server();
  const answer =
    <Answer>(make: () => Answer) =>
    (_: unknown, done: sendUnaryData<Answer>) =>
      done(null, make());
  server.addService(service.LanguageRuntimeService, {
    handshake: answer(() => new messages.LanguageHandshakeResponse()),
    getPluginInfo: answer(() => new plugins.PluginInfo()),
    getRequiredPackages: answer(() => new messages.GetRequiredPackagesResponse()),
    getRequiredPlugins: answer(() => new messages.GetRequiredPluginsResponse()),
  });
  const port = await portOf(server);
  return { env: { PULUMI_DEBUG_LANGUAGES: `${language}:${port}` }, stop: () => server.forceShutdown() };
}
