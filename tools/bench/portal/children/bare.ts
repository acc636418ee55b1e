import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { announce, listen } from "./announce.ts";

/** What the bare server answers: to each path the text of a file. */
export type BareAnswers = Record<string, string>;

/** Nothing but node:http: reads what it is sent and gives the answers it was started with, out of memory. */
await announce(async () => {
  const answers = Object.entries(JSON.parse(process.argv[2] ?? "{}") as BareAnswers).map(
    ([path, file]) => [path, readFileSync(file)] as const,
  );
  const byPath = new Map(answers);
  const server = createServer((request, response) => {
    const answer = byPath.get(request.url ?? "") ?? Buffer.alloc(0);
    const headers = { "content-type": "application/json; charset=utf-8", "content-length": answer.length };
    request.resume().once("end", () => response.writeHead(200, headers).end(answer));
  });
  return { url: await listen(server), requests: {}, stored: {} };
});
