import { expect } from "chai";
import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { onDatabase } from "../../support/postgres/server.ts";
import { startTwoProcesses, type TwoProcesses } from "../../support/two-processes.ts";

const card = { description: "Tracks.", integrationType: "embedded", category: "bim" };

/** How long it goes on, and how long both processes run before one is killed, in milliseconds. */
const duration = 60_000;
const between = 2_000;

describe("two portal processes on one PostgreSQL", function () {
  this.timeout(240_000);

  let two: TwoProcesses;
  beforeEach(async () => {
    two = await startTwoProcesses();
  });
  afterEach(() => two.stop());

  const rows = <Row extends object>(sql: string) =>
    onDatabase(two.databaseUrl, async (client) => (await client.query<Row>(sql)).rows);

  it("make 20 apps of 200 creates at once with 20 keys", async () => {
    const { token } = two;
    const keys = Array.from({ length: 20 }, () => randomUUID());
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, n) => {
        const body = { ...card, name: `App ${n % 20}` };
        return two.send("POST", "/apps", { token, body, key: keys[n % 20] ?? "" });
      }),
    );
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([
      ...Array<number>(180).fill(200),
      ...Array<number>(20).fill(201),
    ]);
    expect(new Set(answers.map(({ json }) => json["id"])).size).to.equal(20);
    expect(await rows("select id from apps")).to.have.length(20);
    expect(await rows("select id from audit_events where action = 'app.created'")).to.have.length(20);
  });

  it(`lose nothing that was acknowledged, and leave nothing half made, when one is killed every ${between / 1_000} s`, async () => {
    await two.insist("PATCH", "/settings", { token: two.token, body: { sandboxGenerationSeconds: 1 } });
    const acknowledged = new Map<string, { name: string; token: string }>();
    let killing = true;

    async function fill(writer: number): Promise<void> {
      const token = await two.account(`writer${writer}@example.com`);
      for (let n = 0; killing; n++) {
        const name = `App ${writer}-${n}`;
        const made = await two.insist("POST", "/apps", { token, body: { ...card, name }, key: randomUUID() });
        expect(made.status, JSON.stringify(made.json)).to.be.oneOf([200, 201]);
        acknowledged.set(made.json["id"] ?? "", { name, token });
        for (const part of ["production-credentials", "sandbox"]) {
          const path = `/apps/${made.json["id"]}/${part}`;
          const { status, json } = await two.insist("POST", path, { token, key: randomUUID() });
          expect(status, JSON.stringify(json)).to.be.oneOf([200, 201, 202]);
        }
      }
    }

    const filling = Promise.all(Array.from({ length: 6 }, (_, writer) => fill(writer)));
    const end = Date.now() + duration;
    let kills = 0;
    const killed = (async () => {
      while (Date.now() < end) {
        await delay(between);
        await two.kill(kills++ % 2);
      }
    })().finally(() => (killing = false));
    await Promise.all([filling, killed]);

    const found = await rows<{ id: string; name: string }>("select id, name from apps");
    const names = new Map(found.map(({ id, name }) => [id, name]));
    for (const [id, { name }] of acknowledged) expect(names.get(id)).to.equal(name);
    expect(names.size, "apps that nobody was told of").to.equal(acknowledged.size);
    expect(acknowledged.size, `apps made while ${kills} processes were killed`).to.be.greaterThan(kills);
    for (const [thing, sql] of Object.entries(halfMade)) expect(await rows(sql), thing).to.deep.equal([]);
    const statusOf = async (id: string, token: string) =>
      (await two.insist("GET", `/apps/${id}/sandbox`, { token })).json["status"] ?? "";
    for (const [id, { token }] of acknowledged) {
      while ((await statusOf(id, token)) !== "ready") await delay(100);
    }
  });
});

/** What would be there if part of a write had been kept without the rest. */
const halfMade: Record<string, string> = {
  "apps without their audit event": `select id from apps where not exists
    (select 1 from audit_events where action = 'app.created' and target_id = apps.id)`,
  "audit events of apps that are not there": `select target_id from audit_events where action = 'app.created'
    and not exists (select 1 from apps where id = target_id)`,
  "apps without credentials": `select id from apps where not exists
    (select 1 from production_credentials where app_id = apps.id)`,
  "apps without a sandbox":
    "select id from apps where not exists (select 1 from sandboxes where app_id = apps.id)",
  "clients without their one current secret": `select client_id from
    (select client_id from production_credentials union all select client_id from sandboxes) clients
    where 1 <> (select count(*) from client_secrets where client_secrets.client_id = clients.client_id and is_current = 1)`,
  "sandboxes without seed data": `select id from sandboxes where not exists
    (select 1 from sandbox_records where sandbox_id = sandboxes.id)`,
};
