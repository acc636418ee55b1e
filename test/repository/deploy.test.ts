import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { expect } from "chai";
import { filesMatching, textOf } from "./sources.ts";

const containerfile = textOf("docs/deploy/Containerfile");
const unit = textOf("docs/deploy/devportal.service");

describe("docs/deploy", () => {
  it("names variables that the portal knows", () => {
    const known = textOf("docs/reference/portal-configuration.md");
    const files = ["docs/operations.md", ...filesMatching("docs/deploy/*")];
    const named = files.flatMap((file) => textOf(file).match(/\bDEVPORTAL_\w+/g) ?? []);
    expect(named).to.have.length.above(10);
    expect(named.filter((name) => !known.includes(`\`${name}\``))).to.deep.equal([]);
  });

  it("gives the portal the time to stop that it may take", () => {
    const [, seconds] = /^TimeoutStopSec=(\d+)$/m.exec(unit)!;
    expect(Number(seconds)).to.be.above(10 + 15);
  });

  it("keeps the portal from what it does not need", () => {
    expect(unit)
      .to.match(/^User=devportal$/m)
      .and.to.match(/^ProtectSystem=strict$/m)
      .and.to.match(/^NoNewPrivileges=yes$/m);
    expect(unit).to.match(/^Restart=on-failure$/m);
    expect(containerfile.lastIndexOf("USER node")).to.be.above(containerfile.lastIndexOf("RUN "));
  });

  const [, words] = /HEALTHCHECK [^[]*(\[.*\])$/m.exec(containerfile)!;
  const [, ...args] = JSON.parse(words!) as string[];
  const answers: [says: string, status: number | undefined, healthy: boolean][] = [
    ["answers", 200, true],
    ["answers that it cannot", 503, false],
    ["does not answer", undefined, false],
  ];
  for (const [says, status, healthy] of answers) {
    it(`checks the health of a container by its own variables: it is ${healthy ? "" : "not "}healthy if it ${says}`, async () => {
      const asked: (string | undefined)[] = [];
      const server = createServer(({ url }, response) => {
        asked.push(url);
        response.writeHead(status ?? 200).end();
      });
      await once(server.listen(0, "127.0.0.1"), "listening");
      const { port } = server.address() as AddressInfo;
      if (status === undefined) await close(server);
      const env = { ...process.env, DEVPORTAL_PORT: String(port) };
      const exit = await promisify(execFile)(process.execPath, args, { env }).then(
        () => 0,
        (error: unknown) => (error as { code: number }).code,
      );
      expect(exit).to.equal(healthy ? 0 : 1);
      expect(asked).to.deep.equal(status === undefined ? [] : ["/healthz"]);
      if (status !== undefined) await close(server);
    });
  }
});

async function close(server: ReturnType<typeof createServer>): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
}
