import BetterSqlite3 from "better-sqlite3";
import { expect } from "chai";
import { join } from "node:path";
import { spawnPortal } from "../../support/portal.ts";

const kills = 20;
const parallel = 20;
const acknowledgedPerKill = 60;

const card = { description: "Tracks.", integrationType: "embedded", category: "bim" };

describe("devportal serve, killed under load", function () {
  this.timeout(300_000);
  let portal: Awaited<ReturnType<typeof spawnPortal>>;
  const acknowledged: string[] = [];

  before(async () => {
    const first = await spawnPortal();
    for (let kill = 0; kill < kills; kill++) {
      portal =
        kill === 0
          ? first
          : { ...(await spawnPortal({ data: first.data, account: false })), token: first.token };
      await killUnderLoad(kill);
    }
    portal = first;
  });
  after(() => portal.stop());

  async function killUnderLoad(kill: number): Promise<void> {
    const enough = acknowledged.length + acknowledgedPerKill;
    let number = 0;
    const addApps = async () => {
      for (;;) {
        const id = await add(`App ${kill}-${number++}`);
        if (id === undefined) return;
        acknowledged.push(id);
        // The others' requests are under way.
        if (acknowledged.length === enough) portal.process.kill("SIGKILL");
      }
    };
    await Promise.all(Array.from({ length: parallel }, addApps));
    expect(await portal.stopped, portal.log.join("\n")).to.equal(null);
  }

  async function add(name: string): Promise<string | undefined> {
    const answer = await fetch(`${portal.url}/api/v1/apps`, {
      method: "POST",
      headers: { authorization: `Bearer ${portal.token}`, "content-type": "application/json" },
      body: JSON.stringify({ ...card, name }),
    })
      .then(async (response) => ({ status: response.status, ...((await response.json()) as { id: string }) }))
      // The portal was killed meanwhile.
      .catch(() => undefined);
    if (answer) expect(answer.status).to.equal(201);
    return answer?.id;
  }

  const query = (sql: string) => {
    const database = new BetterSqlite3(join(portal.data, "devportal.db"));
    const found = database.prepare<[], string>(sql).pluck().all();
    database.close();
    return found;
  };

  it("loses no app that it acknowledged", () => {
    expect(acknowledged).to.have.lengthOf.at.least(kills * acknowledgedPerKill);
    const stored = new Set(query("select id from apps"));
    expect(acknowledged.filter((id) => !stored.has(id))).to.deep.equal([]);
  });

  it("has an audit event for each app, and an app for each event", () => {
    const created = query("select app_id from audit_events where action = 'app.created' order by app_id");
    expect(created).to.deep.equal(query("select id from apps order by id"));
  });

  it("leaves the database whole", () => {
    expect(query("pragma integrity_check")).to.deep.equal(["ok"]);
    expect(query("pragma foreign_key_check")).to.deep.equal([]);
  });
});
