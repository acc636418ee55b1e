import { expect } from "chai";
import { examine } from "../../portal/doctor/examine.ts";
import { openPostgresStore } from "../../portal/store/postgres.ts";
import { databaseOfSuite, onDatabases } from "../support/databases.ts";

onDatabases(["PostgreSQL"], "devportal doctor", function () {
  this.timeout(60_000);
  let database: NonNullable<Awaited<ReturnType<typeof databaseOfSuite>>>;
  const place = () => ({ data: "/nowhere", databaseUrl: database.url });
  const looked = async () => (await examine(place())).map(({ check, status }) => [check, status]);

  before(async () => {
    database = (await databaseOfSuite())!;
  });
  after(() => database.drop());

  it("finds that the tables were not made yet", async () => {
    expect(await looked()).to.deep.equal([["database", "fail"]]);
  });

  it("looks at what is in the database, and at no file of SQLite", async () => {
    const store = await openPostgresStore(database.url);
    expect(await looked()).to.deep.equal([
      ["database", "ok"],
      ["sealing keys", "ok"],
      ["outbox", "ok"],
      ["clock", "ok"],
    ]);
    const [created_at, at] = ["", "2999-01-01T00:00:00.000Z"];
    const mail = {
      id: "m",
      recipient: "r",
      subject: "s",
      body: "b",
      created_at: new Date(Date.now() - 8e7).toISOString(),
    };
    const event = { id: "z", at, action: "a", target_type: "t", target_id: "i" };
    await store.write(async (db) => {
      await db.insertInto("sealing_keys").values({ id: "k", check_value: "k.x.y", created_at }).execute();
      await db.insertInto("outbox").values(mail).execute();
      await db.insertInto("audit_events").values(event).execute();
    });
    await store.close();
    expect(await looked()).to.deep.equal([
      ["database", "ok"],
      ["sealing keys", "fail"],
      ["outbox", "warn"],
      ["clock", "fail"],
    ]);
  });

  it("says that a server cannot be reached, and not with which password", async () => {
    const [found] = await examine({ data: "/nowhere", databaseUrl: "postgres://u:hidden@127.0.0.1:1/x" });
    expect(found).to.include({ check: "database", status: "fail" });
    expect(found?.says).to.include("ECONNREFUSED").and.not.to.include("hidden");
  });
});
