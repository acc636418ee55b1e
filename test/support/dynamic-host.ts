import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { credentials, type ServiceError } from "@grpc/grpc-js";
import structs from "google-protobuf/google/protobuf/struct_pb.js";
import grpc from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import messages from "@pulumi/pulumi/proto/provider_pb.js";

const main = createRequire(import.meta.url).resolve("@pulumi/pulumi/cmd/dynamic-provider");
const folder = fileURLToPath(new URL("../../examples/quickstart", import.meta.url));

type Call<Request, Answer> = (
  request: Request,
  done: (error: ServiceError | null, answer: Answer) => void,
) => unknown;

function ask<Request, Answer>(call: Call<Request, Answer>, request: Request): Promise<Answer> {
  return new Promise((resolve, reject) => {
    call(request, (error, answer) => {
      if (error) reject(error);
      else resolve(answer);
    });
  });
}

const struct = (values: object) =>
  structs.Struct.fromJavaScript(values as Record<string, structs.JavaScriptValue>);

/** Pulumi's own host of dynamic providers, in a process as the engine starts it, and what it printed. */
export async function startDynamicHost(config: Record<string, string>) {
  const child = spawn(process.execPath, [main, "no-engine"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  child.stdout.setEncoding("utf8");
  child.stderr.setEncoding("utf8").on("data", (text: string) => (printed += text));
  const [port] = (await once(child.stdout, "data")) as [string];
  child.stdout.on("data", (text: string) => (printed += text));
  const client = new grpc.ResourceProviderClient(`127.0.0.1:${port.trim()}`, credentials.createInsecure());
  const configure = new messages.ConfigureRequest();
  configure.setArgs(struct(config));
  await ask((request, done) => client.configure(request, done), configure);

  return {
    printed: () => printed,
    async check(news: object) {
      const request = new messages.CheckRequest();
      request.setOlds(struct({}));
      request.setNews(struct(news));
      const answer = await ask<messages.CheckRequest, messages.CheckResponse>(
        (request, done) => client.check(request, done),
        request,
      );
      return {
        inputs: answer.getInputs()?.toJavaScript(),
        failures: answer.getFailuresList().map((one) => one.toObject()),
      };
    },
    async delete(id: string, properties: object) {
      const request = new messages.DeleteRequest();
      request.setId(id);
      request.setProperties(struct(properties));
      await ask((request, done) => client.delete(request, done), request);
    },
    async stop() {
      client.close();
      child.kill();
      await once(child, "close");
    },
  };
}
