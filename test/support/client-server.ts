import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A client's own server: a page with a link away, and a callback, from where people may be sent on. */
export async function startClientServer(onward?: string) {
  const arrivals: URL[] = [];
  let link = "";
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "", origin);
    if (url.pathname === "/callback") {
      arrivals.push(url);
      if (onward !== undefined) return void response.writeHead(302, { location: onward }).end();
    }
    const body =
      url.pathname === "/" ? `<a href="${link.replaceAll("&", "&amp;")}">Connect</a>` : "Connected";
    return void response.writeHead(200, { "content-type": "text/html" }).end(`<!doctype html>${body}`);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  // A name, and not the address at which the portal is: browsers take them for two sites.
  const origin = `http://localhost:${port}`;

  return {
    origin,
    callback: `${origin}/callback`,
    /** The requests that came to the callback, with what the portal had to say. */
    arrivals,
    /** The address of the page, whose link leads there from now on. */
    pageTo(url: string | URL) {
      link = String(url);
      return `${origin}/`;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

export type ClientServer = Awaited<ReturnType<typeof startClientServer>>;
