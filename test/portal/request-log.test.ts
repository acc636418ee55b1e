import { expect } from "chai";
import { sql } from "kysely";
import { textOf } from "../repository/sources.ts";
import { startPortal, type TestPortal } from "../support/portal.ts";
import { newApp } from "../support/stage.ts";
import { visitor } from "../support/visitor.ts";

type Line = Record<string, any>;

describe("what is logged of a request", () => {
  let portal: TestPortal;
  let owner: Awaited<ReturnType<TestPortal["account"]>>;

  before(async () => {
    portal = await startPortal();
    owner = await portal.account("owner@example.com", { operator: true });
  });
  after(() => portal.stop());

  /** The last line about a request. */
  function lineOf(): Line {
    return portal.log.map((line) => JSON.parse(line) as Line).findLast(({ msg }) => msg === "request")!;
  }

  const callers: { caller: string; ask: () => Promise<unknown>; line: object }[] = [
    {
      caller: "a program with a token",
      async ask() {
        const path = await newApp(portal, owner.token);
        await portal.send("GET", `${path}?`, { token: owner.token });
      },
      line: { method: "GET", route: "/api/v1/apps/:appId", status: 200, caller: "token" },
    },
    {
      caller: "a person who is signed in",
      ask: async () => (await visitor(portal).signInAs(owner)).get("/apps?name=secret"),
      line: { method: "GET", route: "/apps", path: "/apps", status: 200, caller: "person" },
    },
    {
      caller: "a client",
      ask: () => portal.app.inject({ method: "POST", url: "/oauth/token", payload: {} }),
      line: { method: "POST", route: "/oauth/token", status: 401, caller: "client" },
    },
    {
      caller: "nobody, who asks for what is not there",
      ask: () => portal.app.inject({ url: "/nowhere?token=secret" }),
      line: { method: "GET", path: "/nowhere", status: 404, caller: "nobody" },
    },
  ];

  for (const { caller, ask, line } of callers) {
    it(`tells of ${caller}, with the number of the request and how long it took`, async () => {
      await ask();
      const told = lineOf();
      expect(told).to.include(line);
      expect(told["requestId"]).to.match(/^[0-9a-f-]{36}$/);
      expect(told["milliseconds"]).to.be.a("number").above(0);
      expect(told["time"]).to.match(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
      expect(JSON.stringify(told)).not.to.include("secret");
    });
  }

  it("says who asked by ids alone", async () => {
    await portal.send("GET", "/me", { token: owner.token });
    const told = lineOf();
    expect(told).to.include({ accountId: owner.id });
    expect(told["tokenId"]).to.be.a("string");
    expect(JSON.stringify(told)).not.to.include(owner.token).and.not.to.include("@");
  });

  it("has no field that docs/operations.md does not explain", async () => {
    await portal.send("GET", "/me", { token: owner.token });
    const explained = textOf("docs/operations.md")
      .match(/^\| `[^|]+\|/gm)
      ?.join();
    for (const field of Object.keys(lineOf())) expect(explained).to.include(`\`${field}\``);
  });

  it("says what failed and why under the same number, and names no cause in the answer", async () => {
    await portal.store.write((db) => sql`alter table settings rename to hidden`.execute(db));
    try {
      const { status, json } = await portal.send("GET", "/settings", { token: owner.token });
      expect(status).to.equal(500);
      const { requestId } = json<{ error: { requestId: string } }>().error;
      const failed = portal.log.map((line) => JSON.parse(line) as Line).find(({ err }) => err)!;
      expect(failed).to.include({ requestId, msg: "The request failed.", level: 50 });
      expect(failed["err"].message).to.include("settings");
      expect(JSON.stringify(json())).not.to.include("no such table");
    } finally {
      await portal.store.write((db) => sql`alter table hidden rename to settings`.execute(db));
    }
  });
});
