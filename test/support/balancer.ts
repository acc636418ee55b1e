import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";

export interface Balancer {
  url: string;
  /** Whom it sends connections to, each in turn. */
  balance(urls: string[]): void;
  stop(): Promise<void>;
}

/** Stands before several processes and sends each connection to the next of them, without a look at what is in it. */
export async function startBalancer(): Promise<Balancer> {
  let targets: URL[] = [];
  let count = 0;
  const open = new Set<Socket>();
  const server = createServer((from) => {
    const target = targets[count++ % targets.length];
    if (!target) return void from.destroy();
    const to = connect(Number(target.port), target.hostname);
    from.pipe(to).pipe(from);
    for (const [socket, other] of [
      [from, to],
      [to, from],
    ] as const) {
      open.add(socket);
      socket.on("error", () => other.destroy());
      socket.on("close", () => {
        open.delete(socket);
        other.destroySoon();
      });
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    balance: (urls) => void (targets = urls.map((url) => new URL(url))),
    async stop() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
