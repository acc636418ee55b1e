import { expect } from "chai";
import { rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { newPortalServer, portalServerIn, type PortalServer } from "../../support/portal-server.ts";
import { newDatabase, type TestDatabase } from "../../support/postgres/server.ts";
import { runCli } from "../../support/portal.ts";
import { apiOf, everythingFor, type Answer } from "../../upgrades/everything/answers.ts";
import { differences } from "../../upgrades/everything/differences.ts";
import { current, endpointsOf } from "../../upgrades/everything/fill-oauth.ts";
import { fill, type Keys } from "../../upgrades/everything/fill.ts";

const people = ["owner", "bob", "eve"] as const;

describe("a portal on a copy of its data in PostgreSQL", function () {
  this.timeout(60_000);
  let former: PortalServer;
  let database: TestDatabase;
  let portal: PortalServer;
  let keys: Keys;
  const shown = new Map<string, Map<string, Answer>>();

  before(async () => {
    former = await newPortalServer();
    keys = await fill(former);
    for (const who of people) shown.set(who, await everythingFor(former.url, keys.tokens[who]));
    await former.stop();
    database = await newDatabase();
    const { code, stderr } = await runCli(["copy", "--from", `sqlite:${former.data}`, "--to", database.url]);
    expect(code, stderr).to.equal(0);
    await rm(join(former.data, "devportal.db"));
    const env = { DEVPORTAL_DATABASE_URL: database.url };
    portal = await portalServerIn(dirname(former.data), former.token, { env });
  });
  after(async () => {
    await portal?.remove();
    await database?.drop();
    await former.remove();
  });

  const atFormer = (answer: Answer) =>
    JSON.parse(JSON.stringify(answer).replaceAll(portal.url, former.url)) as Answer;

  // That a secret was shown is an event of its own.
  it("shows what it showed, sealed secrets and logos too: to an operator, a collaborator and a deactivated account", async () => {
    let compared = 0;
    for (const who of people) {
      const now = await everythingFor(portal.url, keys.tokens[who]);
      for (const [path, answer] of shown.get(who)!) {
        const grows = path.includes("/audit-events");
        expect(differences(answer, atFormer(now.get(path)!), { grows }), `${who} ${path}`).to.deep.equal([]);
        compared++;
      }
    }
    expect(compared).to.be.above(80);
    expect(shown.get("owner")!.get(`/apps/${keys.apps.declared}/sandbox/secret`)!.body.secret).to.be.a(
      "string",
    );
  });

  it("has clients whose secrets obtain tokens, and tokens that still work", async () => {
    const { token, introspect } = endpointsOf(portal.url);
    const { production, sandbox, live } = keys.oauth;
    for (const client of [production, sandbox]) {
      const answer = await token(current(client), { grant_type: "client_credentials" });
      expect(answer.status).to.equal(200);
    }
    const { body } = await introspect(current(production), live["of a person"]);
    expect(body.active).to.equal(true);
  });

  it("goes on counting where it was, and adds to the audit events", async () => {
    const { must } = apiOf(portal.url, keys.tokens.owner);
    const before = await must("GET", `/apps/${keys.apps.generating}/sandbox`);
    const { companyId } = await must("POST", `/apps/${keys.apps.waiting}/sandbox`, {});
    expect(companyId).to.be.above(before.companyId);
    const { items } = await must("GET", `/apps/${keys.apps.waiting}/audit-events?limit=100`);
    expect(items.length).to.be.above(shownEvents(keys.apps.waiting));
  });

  const shownEvents = (id: string): number =>
    shown.get("owner")!.get(`/apps/${id}/audit-events?limit=100`)!.body.items.length;
});
