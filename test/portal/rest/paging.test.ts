import { expect } from "chai";
import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { onEachDatabase } from "../../support/databases.ts";
import type { TestPortal } from "../../support/portal.ts";
import { startRestStage, type TestSandbox } from "../../support/rest.ts";

/** Which page of the eight tasks is asked for, which of them are in it, and which pages it links to. */
const pages: [query: string, first: number, count: number, size: string, links: Record<string, number>][] = [
  ["", 0, 8, "100", {}],
  ["&per_page=8", 0, 8, "8", {}],
  ["&per_page=2000", 0, 8, "2000", {}],
  ["&per_page=3", 0, 3, "3", { last: 3, next: 2 }],
  ["&per_page=3&page=2", 3, 3, "3", { first: 1, prev: 1, last: 3, next: 3 }],
  ["&per_page=3&page=3", 6, 2, "3", { first: 1, prev: 2 }],
  ["&per_page=3&page=4", 8, 0, "3", { first: 1, prev: 3 }],
  ["&per_page=3&page=1000000", 8, 0, "3", { first: 1, prev: 3 }],
];

onEachDatabase("the pages of the data API's lists", () => {
  let portal: TestPortal;
  let sandbox: TestSandbox;

  before(async () => {
    ({ portal, sandbox } = await startRestStage());
  });
  after(() => portal.stop());

  for (const [query, first, count, size, links] of pages) {
    it(`are ${count} records and ${Object.keys(links).join(", ") || "no links"} for "${query}"`, async () => {
      const path = `/tasks?project_id=${sandbox.projectId}`;
      const all = (await sandbox.send("GET", path)).json;
      const { status, json, headers } = await sandbox.send("GET", `${path}${query}`, {
        headers: { host: "127.0.0.1:1" },
      });
      expect(status).to.equal(200);
      expect(json).to.deep.equal(all.slice(first, first + count));
      expect(headers).to.include({ total: "8", "per-page": size });
      const linkTo = ([relation, page]: [string, number]) =>
        `<http://localhost/rest/v1.0/tasks?project_id=${sandbox.projectId}&per_page=${size}&page=${page}>; rel="${relation}"`;
      const expected = Object.entries(links).map(linkTo).join(", ");
      expect(headers["link"]).to.equal(expected || undefined);
    });
  }

  it("link to the portal's own address, also when the request line names another host", async () => {
    await portal.app.listen({ host: "127.0.0.1", port: 0 });
    const { port } = portal.app.server.address() as AddressInfo;
    const sent = request({
      port,
      path: `http://evil.example/rest/v1.0/tasks?project_id=${sandbox.projectId}&per_page=3`,
      headers: { authorization: `Bearer ${sandbox.token}`, "procore-company-id": String(sandbox.company) },
    }).end();
    const [answer] = (await once(sent, "response")) as [IncomingMessage];
    answer.resume();
    expect(answer.headers["link"]).to.match(/^<http:\/\/localhost\/rest\/v1\.0\/tasks\?/);
  });
});
