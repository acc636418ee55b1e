import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** What a server does with one request. */
export type Scripted = (response: ServerResponse) => void;

export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): Scripted =>
  (response) =>
    void response
      .writeHead(status, { "content-type": "application/json", ...headers })
      .end(body === undefined ? undefined : JSON.stringify(body));

/** The portal's own kind of refusal. */
export const refusal = (status: number, code: string, headers?: Record<string, string>): Scripted =>
  json(status, { error: { code, message: `This is ${code}.`, requestId: "request-7" } }, headers);

export const page =
  (status: number, headers: Record<string, string> = {}): Scripted =>
  (response) =>
    void response.writeHead(status, { "content-type": "text/html", ...headers }).end("<h1>Gateway</h1>");

/** Half of a body whose whole length was promised. */
export const half: Scripted = (response) => {
  response.writeHead(200, { "content-type": "application/json", "content-length": "100" });
  response.write('{"id": "1', () => response.destroy());
};

export const cut: Scripted = (response) => void response.destroy();

export const silence: Scripted = () => undefined;

export interface Seen {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingMessage["headers"];
  body: string;
  at: number;
}

/** A server that answers as scripted, the last answer again and again, and remembers what it was asked. */
export async function startFaultServer() {
  let script: Scripted[] = [];
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const { method, url, headers } = request;
    const at = Date.now();
    void text(request).then((body) => {
      seen.push({ method, url, headers, body, at });
      const answer = script.length > 1 ? script.shift() : script[0];
      answer?.(response);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    answers(...answers: Scripted[]) {
      script = answers;
      seen.length = 0;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
