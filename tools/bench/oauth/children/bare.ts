import { createServer } from "node:http";
import { announce, listen } from "./announce.ts";

/** Nothing but node:http: reads what it is sent and gives the answer it was started with. */
await announce(async () => {
  const answer = Buffer.from(process.argv[2] ?? "");
  const headers = { "content-type": "application/json; charset=utf-8", "content-length": answer.length };
  const server = createServer((request, response) => {
    request.resume().once("end", () => response.writeHead(200, headers).end(answer));
  });
  return { url: await listen(server), requests: {} };
});
