import { once } from "node:events";
import { createServer, request, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { answerHalf, faultAnswer, type Fault } from "./faults.ts";

export interface Recorded {
  method: string;
  path: string;
  headers: IncomingMessage["headers"];
  body: string;
  /** Missing when the portal was not asked. */
  answer?: { status: number; headers: IncomingMessage["headers"]; body: Buffer };
}

export type Match = (request: Recorded) => boolean;

export interface Recorder {
  url: string;
  requests: Recorded[];
  /** The requests that are not GET or HEAD. */
  writes(): Recorded[];
  clear(): void;
  /** Every byte that went to and fro, to search for what must not be there. */
  traffic(): string;
  /** Applies the fault to the next `times` requests that match (default 1; Infinity for all). */
  inject(match: Match, fault: Fault, times?: number): void;
  /** Asks for the fault of each request that none of the injected ones befalls. */
  direct(choose: (request: Recorded) => Fault | undefined): void;
  /** Forgets the faults that have not befallen a request yet. */
  heal(): void;
  /** Refuses connections, as if nothing listened, and ends each that is open with the answer that is under way on it. */
  refuse(): void;
  /** Listens again at the same address. */
  listen(): Promise<void>;
  /** Holds the next matching request until it is released: before the portal sees it, or its answer. */
  hold(match: Match, where: "request" | "answer"): { arrived: Promise<void>; release(): void };
  stop(): Promise<void>;
}

/** A proxy in front of a portal that records all traffic and can make it fail. */
export async function startRecorder(portal: string): Promise<Recorder> {
  const requests: Recorded[] = [];
  let rules: { match: Match; fault: Fault; times: number }[] = [];
  let choose: ((request: Recorded) => Fault | undefined) | undefined;
  const next = (recorded: Recorded) => {
    const rule = rules.find(({ match }) => match(recorded));
    if (rule && --rule.times === 0) rules = rules.filter((other) => other !== rule);
    return rule ? rule.fault : choose?.(recorded);
  };
  const inject = (match: Match, fault: Fault, times = 1) => void rules.push({ match, fault, times });

  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch(() => incoming.socket.destroy());
  });
  const listen = async (port: number) => {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    return (server.address() as AddressInfo).port;
  };
  const port = await listen(0);

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse) {
    const recorded = await record(incoming);
    requests.push(recorded);
    const fault = next(recorded);
    if (await faultAnswer(fault, outgoing)) return;
    await forward(portal, recorded);
    await fault?.afterAnswer?.();
    if (outgoing.destroyed || fault?.kill === "after") return void incoming.socket.destroy();
    const { status, headers, body } = recorded.answer ?? { status: 502, headers: {}, body: Buffer.alloc(0) };
    if (fault?.half) answerHalf(outgoing, status, body);
    else
      outgoing.writeHead(status, { ...headers, ...(!server.listening && { connection: "close" }) }).end(body);
  }

  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    writes: () => requests.filter(({ method }) => method !== "GET" && method !== "HEAD"),
    clear: () => void requests.splice(0),
    traffic: () => requests.map(text).join("\n"),
    inject,
    direct: (asked) => void (choose = asked),
    heal() {
      rules = [];
      choose = undefined;
    },
    refuse() {
      server.close();
      server.closeIdleConnections();
    },
    async listen() {
      await listen(port);
    },
    hold(match, where) {
      const arrived = Promise.withResolvers<undefined>();
      const released = Promise.withResolvers<undefined>();
      const wait = () => {
        arrived.resolve(undefined);
        return released.promise;
      };
      inject(match, where === "request" ? { beforeRequest: wait } : { afterAnswer: wait });
      return { arrived: arrived.promise, release: () => released.resolve(undefined) };
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

async function record(incoming: IncomingMessage): Promise<Recorded> {
  const { method = "", url: path = "", headers } = incoming;
  return { method, path, headers, body: (await buffer(incoming)).toString("latin1") };
}

async function forward(portal: string, recorded: Recorded) {
  const { method, path, headers, body } = recorded;
  const asked = request(new URL(path, portal), { method, headers: { ...headers, connection: "close" } });
  asked.end(Buffer.from(body, "latin1"));
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  recorded.answer = { status: answer.statusCode ?? 0, headers: answer.headers, body: await buffer(answer) };
}

function text({ method, path, headers, body, answer }: Recorded) {
  const sent = `${method} ${path}\n${JSON.stringify(headers)}\n${body}`;
  return answer ? `${sent}\n${JSON.stringify(answer.headers)}\n${answer.body.toString("latin1")}` : sent;
}
