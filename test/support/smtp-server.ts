import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { createInterface } from "node:readline";

/** A mail server on loopback that takes every mail; `answers` are what it says instead, by command. */
export async function startSmtpServer(options: { port?: number; answers?: Record<string, string> } = {}) {
  const mails: { envelope: string[]; head: string[]; body: string[] }[] = [];
  const replies: Record<string, string> = { DATA: "354 Go on", QUIT: "221 Bye", ...options.answers };

  async function converse(socket: Socket) {
    socket.on("error", () => undefined).write("220 localhost\r\n");
    let envelope: string[] = [];
    let data: string[] | undefined;
    for await (const line of createInterface(socket)) {
      const command = line.split(" ")[0] ?? "";
      if (data && line !== ".") {
        data.push(line);
        continue;
      }
      if (data) {
        const end = data.indexOf("");
        mails.push({ envelope, head: data.slice(0, end), body: data.slice(end + 1) });
        [envelope, data] = [[], undefined];
      } else if (command === "DATA") data = [];
      else if (/^(MAIL|RCPT)$/.test(command)) envelope.push(line);
      socket.write(`${replies[command] ?? "250 Good"}\r\n`);
    }
  }

  const server = createServer((socket) => void converse(socket)).listen(options.port ?? 0, "127.0.0.1");
  await once(server, "listening");
  return {
    mails,
    port: (server.address() as AddressInfo).port,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}
