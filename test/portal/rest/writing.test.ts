import { expect } from "chai";
import { Readable } from "node:stream";
import { onEachDatabase } from "../../support/databases.ts";
import type { TestPortal } from "../../support/portal.ts";
import { succeed } from "../../support/stage.ts";
import { openSandbox, startRestStage, type TestSandbox } from "../../support/rest.ts";

/** A collection, where it is, a body that makes a record of it, and what a change and its answer may be. */
const collections = [
  {
    wrapper: "rfi",
    list: ({ project }: TestSandbox) => `${project}/rfis`,
    creation: ({ projectId }: TestSandbox) => ({
      subject: "Which colour?",
      question: { body: "Red or\ngreen <b>?" },
      rfi_manager_id: projectId * 100 + 1,
      assignee_ids: [projectId * 100 + 2],
      due_date: "2026-03-01",
      cost_impact: { status: "yes_known", value: 12.5 },
    }),
    made: { number: "2", status: "open", subject: "Which colour?", due_date: "2026-03-01" },
    change: { status: "closed", due_date: null, reference: "A-1" },
    changed: { status: "closed", due_date: null, reference: "A-1", subject: "Which colour?" },
  },
  {
    wrapper: "submittal",
    list: ({ project }: TestSandbox) => `${project}/submittals`,
    creation: ({ projectId }: TestSandbox) => ({
      number: "A-7",
      title: "Paint",
      type: "Sample",
      submittal_manager_id: projectId * 100 + 2,
      lead_time: 3,
    }),
    made: { number: "A-7", revision: "0", title: "Paint", type: { name: "Sample" }, lead_time: 3 },
    change: { status_id: 3, type: null },
    changed: { status: { id: 3, name: "Closed", status: "Closed" }, type: null, title: "Paint" },
  },
  {
    wrapper: "task",
    list: ({ projectId }: TestSandbox) => `/tasks?project_id=${projectId}`,
    creation: () => ({
      name: "Painting",
      start: "2026-03-01T10:00:00.5+02:00",
      finish: "2026-03-02",
      source_uid: "u1",
    }),
    made: {
      name: "Painting",
      row_number: 9,
      start_datetime: "2026-03-01T08:00:00Z",
      finish_datetime: "2026-03-02T00:00:00Z",
      activity_id: "u1",
    },
    change: { percentage: 50, finish: null, activity_id: "A10" },
    changed: { percentage: 50, finish_datetime: null, schedule_activity_id: "A10", activity_id: "u1" },
  },
];

onEachDatabase("writing to a sandbox", () => {
  let portal: TestPortal;
  let token: string;
  let sandbox: TestSandbox;

  before(async () => {
    const stage = await startRestStage();
    ({ portal, sandbox } = stage);
    token = stage.owner.token;
  });
  after(() => portal.stop());

  const now = () => portal.clock().toISOString().replace(".000", "");

  for (const { wrapper, list, creation, made, change, changed } of collections) {
    it(`makes, changes and deletes a ${wrapper}, in the name of the developer`, async () => {
      const mine = await openSandbox(portal, token);
      const me = (await mine.send("GET", "/me")).json;
      const path = list(mine);
      const single = (id: number) => path.replace(/(\?|$)/, `/${id}$1`);
      const before = (await mine.send("GET", path)).json;

      const first = await mine.send("POST", path, { body: { [wrapper]: creation(mine) } });
      expect(first.status, first.text).to.equal(201);
      expect(first.json).to.deep.include({ ...made, created_by: me, created_at: now() });
      expect((await mine.send("GET", path)).json).to.deep.equal([...before, first.json]);

      portal.advance(1_000);
      const second = await mine.send("PATCH", single(first.json.id), { body: { [wrapper]: change } });
      expect(second.status, second.text).to.equal(200);
      expect(second.json).to.deep.include({
        ...changed,
        created_at: first.json.created_at,
        updated_at: now(),
      });
      expect((await mine.send("GET", single(first.json.id))).json).to.deep.equal(second.json);

      const headers = { "content-type": "application/json" };
      const third = await mine.send("DELETE", single(first.json.id), { headers });
      expect([third.status, third.text]).to.deep.equal([204, ""]);
      for (const method of ["GET", "PATCH", "DELETE"] as const) {
        const body = method === "PATCH" ? { [wrapper]: {} } : undefined;
        expect((await mine.send(method, single(first.json.id), { body })).status, method).to.equal(404);
      }
      expect((await mine.send("GET", path)).json).to.deep.equal(before);
    });
  }

  it("gives parallel creates different ids and numbers, and no id again after a delete", async () => {
    const mine = await openSandbox(portal, token);
    const rfi = { subject: "A", question: { body: "B" }, rfi_manager_id: mine.projectId * 100 + 1 };
    const create = async () => (await mine.send("POST", `${mine.project}/rfis`, { body: { rfi } })).json;
    const made = await Promise.all(Array.from({ length: 20 }, create));
    expect(new Set(made.map(({ id }) => id)).size).to.equal(20);
    expect(made.map(({ number }) => Number(number)).sort((a, b) => a - b)).to.deep.equal(
      Array.from({ length: 20 }, (_, index) => index + 2),
    );
    const last = Math.max(...made.map(({ id }) => id));
    await mine.send("DELETE", `${mine.project}/rfis/${last}`);
    expect((await create()).id).to.be.greaterThan(last);
  });

  it("lets numbers go on after one that was chosen", async () => {
    const mine = await openSandbox(portal, token);
    const rfi = { subject: "A", question: { body: "B" }, rfi_manager_id: mine.projectId * 100 + 1 };
    const numbers = [];
    for (const number of ["40", undefined, "A-1", "30", undefined]) {
      numbers.push(
        (await mine.send("POST", `${mine.project}/rfis`, { body: { rfi: { ...rfi, number } } })).json.number,
      );
    }
    expect(numbers).to.deep.equal(["40", "41", "A-1", "30", "42"]);
  });

  it("keeps a question's text, and shows it harmless as rich text", async () => {
    const { creation, list } = collections[0]!;
    const { json } = await sandbox.send("POST", list(sandbox), { body: { rfi: creation(sandbox) } });
    expect(json.questions[0]).to.deep.include({
      plain_text_body: "Red or\ngreen <b>?",
      rich_text_body: "<p>Red or\ngreen &lt;b&gt;?</p>",
    });
  });

  it("counts on also in a sandbox that was generated before records could be created", async () => {
    const mine = await openSandbox(portal, token);
    await portal.store.write((db) =>
      db
        .deleteFrom("sandbox_records")
        .where("sandbox_id", "=", mine.row.id)
        .where("collection", "like", "%.last_number")
        .execute(),
    );
    const rfi = { subject: "A", question: { body: "B" }, rfi_manager_id: mine.projectId * 100 + 1 };
    const create = async () =>
      (await mine.send("POST", `${mine.project}/rfis`, { body: { rfi } })).json.number;
    expect([await create(), await create()]).to.deep.equal(["2", "3"]);
  });

  it("serves ids of 64 bits, up to the largest that JSON numbers are exact for", async () => {
    const mine = await openSandbox(portal, token);
    for (const id of [2 ** 32 + 1, Number.MAX_SAFE_INTEGER]) {
      const data = JSON.stringify({ id, number: String(id), questions: [] });
      const row = { sandbox_id: mine.row.id, collection: "rfis", id, data };
      await portal.store.write((db) => db.insertInto("sandbox_records").values(row).execute());
      const path = `${mine.project}/rfis/${id}`;
      expect((await mine.send("GET", path)).text).to.equal(data);
      expect((await mine.send("PATCH", path, { body: { rfi: { subject: "A" } } })).json.id).to.equal(id);
      expect((await mine.send("DELETE", path)).status).to.equal(204);
    }
  });

  it("holds 2,000 records of a kind and no more", async () => {
    const mine = await openSandbox(portal, token);
    const rows = Array.from({ length: 1_998 }, (_, id) => ({
      sandbox_id: mine.row.id,
      collection: "submittals",
      id: id + 1,
      data: "{}",
    }));
    await portal.store.write(async (db) => {
      for (let at = 0; at < rows.length; at += 1_000) {
        await db
          .insertInto("sandbox_records")
          .values(rows.slice(at, at + 1_000))
          .execute();
      }
    });
    const create = (number: string) =>
      mine.send("POST", `${mine.project}/submittals`, { body: { submittal: { number } } });
    expect((await create("2")).status).to.equal(201);
    const refused = await create("3");
    expect([refused.status, refused.json.message]).to.deep.equal([
      422,
      "A sandbox holds at most 2000 submittals. Delete some, or the whole sandbox.",
    ]);
    expect(
      (await mine.send("POST", "/tasks", { body: { project_id: mine.projectId, task: { name: "A" } } }))
        .status,
    ).to.equal(201);
  });

  it("writes nothing when the token ends while the body is coming", async () => {
    const mine = await openSandbox(portal, token);
    const body = JSON.stringify({ task: { name: "Late" } });
    async function* slowly() {
      yield Buffer.from(body.slice(0, 5));
      await succeed(portal, token, "POST", `${mine.app}/sandbox/secret`, { body: {} });
      yield Buffer.from(body.slice(5));
    }
    const { status } = await mine.send("POST", `/tasks?project_id=${mine.projectId}`, {
      body: Readable.from(slowly()),
      headers: { "content-type": "application/json", "content-length": String(body.length) },
    });
    expect(status).to.equal(401);
  });

  it("leaves no audit event", async () => {
    const count = () =>
      portal.store
        .read((db) => db.selectFrom("audit_events").select("id").execute())
        .then(({ length }) => length);
    const before = await count();
    await sandbox.send("POST", "/tasks", { body: { project_id: sandbox.projectId, task: { name: "A" } } });
    expect(await count()).to.equal(before);
  });
});
