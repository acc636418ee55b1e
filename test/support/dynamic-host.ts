import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import messages from "@pulumi/pulumi/proto/provider_pb.js";
import { ask, clientOf, structOf } from "./front-ends/asking.ts";

const main = createRequire(import.meta.url).resolve("@pulumi/pulumi/cmd/dynamic-provider");
const folder = fileURLToPath(new URL("../../examples/quickstart", import.meta.url));

const mark = "that was all";
const marking = `exports.handler=()=>({check:async(_,inputs)=>{console.log("${mark}");return{inputs}}})`;

/** Pulumi's own host of dynamic providers, in a process as the engine starts it, and what it printed. */
export async function startDynamicHost(config: Record<string, string>) {
  const child = spawn(process.execPath, [main, "no-engine"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [out, printed] = ["", ""];
  child.stdout.setEncoding("utf8");
  child.stderr.setEncoding("utf8").on("data", (text: string) => (printed += text));
  const [port] = (await once(child.stdout, "data")) as [string];
  child.stdout.on("data", (text: string) => {
    out += text;
    printed += text;
  });
  const marks = () => out.split(`${mark}\n`).length;
  const client = clientOf(port);
  const configure = new messages.ConfigureRequest();
  configure.setArgs(structOf(config));
  const answer = await ask<messages.ConfigureRequest, messages.ConfigureResponse>(
    (request, done) => client.configure(request, done),
    configure,
  );

  return {
    client,
    agreed: answer.toObject(),
    printed: () => printed.replaceAll(`${mark}\n`, ""),
    /** The lines on standard output, which are shown. */
    said: () => out.split("\n").filter((line) => line !== mark && line !== ""),
    /** Settles when what the host has printed so far has arrived here. */
    async flush() {
      const before = marks();
      const request = new messages.CheckRequest();
      request.setOlds(structOf({}));
      request.setNews(structOf({ __provider: marking }));
      await ask((request, done) => client.check(request, done), request);
      while (marks() === before) await once(child.stdout, "data");
    },
    async stop() {
      client.close();
      child.kill();
      await once(child, "close");
    },
  };
}
