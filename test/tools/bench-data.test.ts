import BetterSqlite3 from "better-sqlite3";
import { expect } from "chai";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { newId } from "../../portal/ids.ts";
import { copyApps } from "../../tools/bench/data/copies.ts";
import { startPortal, type TestPortal } from "../support/portal.ts";
import { newApp, succeed } from "../support/stage.ts";

describe("The data of npm run bench", () => {
  const copies = 40;
  let portal: TestPortal;
  let token: string;
  let database: BetterSqlite3.Database;
  const count = (query: string) => database.prepare(query).pluck().get() as number;

  before(async () => {
    portal = await startPortal();
    ({ token } = await portal.account("owner@example.com"));
    const key = { "idempotency-key": randomUUID(), "devportal-claim": newId() };
    const managed = { name: "Simple", managedBy: "urn:pulumi:stack::project::App::simple" };
    const { id: simple } = await succeed(portal, token, "POST", "/apps", {
      headers: key,
      body: { ...managed, description: "An app.", integrationType: "hybrid", category: "other" },
    });
    const whole = await newApp(portal, token, { name: "Whole" });
    for (const made of ["production-credentials", "sandbox"]) {
      await succeed(portal, token, "POST", `${whole}/${made}`, { body: {} });
    }
    await succeed(portal, token, "POST", `${whole}/collaborators`, { body: { email: "ada@example.com" } });
    copyApps(join(portal.folder, "devportal.db"), [whole.split("/")[2]!, simple], copies);
    database = new BetterSqlite3(join(portal.folder, "devportal.db"), { readonly: true });
  });
  after(async () => {
    database?.close();
    await portal.stop();
  });

  it("has as many apps as asked for, which the portal lists", async () => {
    const { items } = await succeed(portal, token, "GET", "/apps?limit=500");
    expect(items).to.have.length(copies + 2);
    expect(new Set(items.map(({ name }) => name)).size).to.equal(copies + 2);
  });

  it("has with every copy of an app what belongs to it, and nothing twice", async () => {
    const { items } = await succeed(portal, token, "GET", "/snapshot");
    const whole = items.filter(({ sandbox }) => sandbox !== null);
    expect(whole).to.have.length(copies / 2 + 1);
    for (const { productionCredentials, sandbox, collaborators } of whole as any[]) {
      expect(productionCredentials.currentSecret).to.include({ number: 1 });
      expect(sandbox.currentSecret).to.include({ number: 1 });
      expect(collaborators).to.have.length(1);
    }
    const clients = whole.flatMap(({ productionCredentials, sandbox }) => [
      productionCredentials.clientId,
      sandbox.clientId,
    ]);
    expect(new Set(clients).size).to.equal(clients.length);
  });

  it("holds no row that points at nothing, and no app without the event that tells of it", () => {
    expect(database.pragma("foreign_key_check")).to.deep.equal([]);
    const silent = `select count(*) from apps where not exists (
      select 1 from audit_events where audit_events.app_id = apps.id and target_id = apps.id and action = 'app.created')`;
    expect(count(silent)).to.equal(0);
    expect(
      count("select count(distinct app_id) from sandbox_records join sandboxes on sandboxes.id = sandbox_id"),
    ).to.equal(copies / 2 + 1);
  });

  it("leaves the portal able to make more", async () => {
    const app = await newApp(portal, token, { name: "One more" });
    const { companyId } = await succeed(portal, token, "POST", `${app}/sandbox`, { body: {} });
    expect(companyId).to.equal(count("select max(company_id) from sandboxes"));
  });
});
