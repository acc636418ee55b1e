import { expect } from "chai";
import type { App } from "../../portal/apps/app.ts";
import { onEachDatabase } from "../support/databases.ts";
import { startPortal, type TestPortal } from "../support/portal.ts";
import { scenarios } from "../support/scenarios.ts";

const card = { name: "Tracker", description: "Tracks.", integrationType: "embedded", category: "bim" };

onEachDatabase("tokens", () => {
  let portal: TestPortal;
  let operator: { id: string; token: string };
  let count = 0;

  before(async () => {
    portal = await startPortal();
    operator = await portal.account("operator@example.com");
  });

  after(() => portal.stop());

  async function given() {
    const { id, token } = await portal.account(`ada${++count}@example.com`);
    const app = (await portal.send("POST", "/apps", { token, body: card })).json<App>();
    const of = (options: Parameters<TestPortal["token"]>[1]) => portal.token(id, options);
    return {
      path: `/apps/${app.id}`,
      appId: app.id,
      token,
      reading: await of({ as: ["read"] }),
      writing: await of({ as: ["write"] }),
      limited: await of({ appIds: [app.id] }),
      elsewhere: await of({ appIds: ["00000000-0000-7000-8000-000000000000"] }),
      operating: await of({ as: ["operator"] }),
    };
  }
  type Given = Awaited<ReturnType<typeof given>>;

  scenarios<Given>(() => portal, given, [
    {
      name: "are needed",
      request: () => ["GET", "/apps", { token: undefined }],
      status: 401,
      code: "unauthenticated",
    },
    {
      name: "are not guessed",
      request: () => ["GET", "/apps", { token: `dpt_${"A".repeat(43)}` }],
      status: 401,
      lacks: () => ["AAAA"],
    },
    {
      name: "come before what exists",
      request: () => ["GET", "/nothing", { token: undefined }],
      status: 401,
    },
    {
      name: "with read may read",
      request: ({ path, reading }) => ["GET", path, { token: reading }],
      status: 200,
    },
    {
      name: "with read may not write",
      request: ({ path, reading }) => ["PATCH", path, { token: reading, body: {} }],
      status: 403,
      code: "insufficient_scope",
      contains: ["`write`"],
    },
    {
      name: "with write alone may not read",
      request: ({ path, writing }) => ["GET", path, { token: writing }],
      status: 403,
    },
    {
      name: "limited to an app may use it",
      request: ({ path, limited }) => ["PATCH", path, { token: limited, body: { description: "New." } }],
      status: 200,
    },
    {
      name: "limited to an app list it alone",
      request: ({ limited }) => ["GET", "/apps", { token: limited }],
      status: 200,
      contains: ["Tracker"],
    },
    {
      name: "limited to other apps do not see this one",
      request: ({ path, elsewhere }) => ["GET", path, { token: elsewhere }],
      status: 404,
    },
    {
      name: "limited to other apps do not list this one",
      request: ({ elsewhere }) => ["GET", "/apps", { token: elsewhere }],
      status: 200,
      lacks: () => ["Tracker"],
    },
    {
      name: "limited to an app make no new one",
      request: ({ limited }) => ["POST", "/apps", { token: limited, body: { ...card, name: "Second" } }],
      status: 403,
      code: "forbidden",
    },
    {
      name: "with the scope operator need an operator's account",
      request: ({ operating }) => ["GET", "/settings", { token: operating }],
      status: 403,
      code: "forbidden",
    },
    {
      name: "say whose they are and what they may do",
      request: ({ reading }) => ["GET", "/me", { token: reading }],
      status: 200,
      contains: ['"scopes":["read"]', '"apps":null', '"operator":false'],
    },
  ]);

  it("of an operator, with its scope, may change the portal's settings", async () => {
    const changed = await portal.send("PATCH", "/settings", {
      token: operator.token,
      body: { approvalRequired: true },
    });
    expect(changed.json()).to.include({ approvalRequired: true, sandboxGenerationSeconds: 2 });
    expect((await portal.send("GET", "/settings", { token: operator.token })).json()).to.deep.equal(
      changed.json(),
    );
    const reading = await portal.token(operator.id, { as: ["read", "write"] });
    expect((await portal.send("GET", "/settings", { token: reading })).status).to.equal(403);
  });

  it("stop working when they expire", async () => {
    const expiresAt = new Date(portal.clock().getTime() + 1_000).toISOString();
    const token = await portal.token(operator.id, { expiresAt });
    portal.advance(999);
    expect((await portal.send("GET", "/me", { token })).status).to.equal(200);
    portal.advance(1);
    expect((await portal.send("GET", "/me", { token })).status).to.equal(401);
  });

  it("are stored as hashes, and their last use is written down with the next flush", async () => {
    const own = await startPortal();
    const { token } = await own.account("ada@example.com");
    await own.send("GET", "/me", { token });
    const rows = () => own.store.read((db) => db.selectFrom("tokens").selectAll().execute());
    expect(JSON.stringify(await rows())).not.to.include(token);
    expect((await rows())[0]?.last_used_at).to.equal(null);
    await own.app.close();
    expect((await rows())[0]?.last_used_at).to.equal(own.clock().toISOString());
    await own.stop();
  });

  it("are limited in their rate, each by itself, and told when to go on", async () => {
    const own = await startPortal({ rateLimit: { perSecond: 1, burst: 2 } });
    const [ada, bob] = [await own.account("ada@example.com"), await own.account("bob@example.com")];
    const ask = async (token: string) => {
      const { status, headers } = await own.send("GET", "/me", { token });
      return [status, Number(headers["x-rate-limit-remaining"]), Number(headers["retry-after"] ?? 0)];
    };
    expect(await ask(ada.token)).to.deep.equal([200, 1, 0]);
    expect(await ask(ada.token)).to.deep.equal([200, 0, 0]);
    expect(await ask(ada.token)).to.deep.equal([429, 0, 1]);
    expect(await ask(bob.token)).to.deep.equal([200, 1, 0]);
    own.advance(1_000);
    expect(await ask(ada.token)).to.deep.equal([200, 0, 0]);
    await own.stop();
  });
});
