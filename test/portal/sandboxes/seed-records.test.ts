import { expect } from "chai";
import { seedRecords, type SeedSource } from "../../../portal/sandboxes/seed-records.ts";

const source: SeedSource = {
  companyId: 100_001,
  projectId: 500_001,
  developer: { firstName: "Ada", lastName: "Example", email: "ada@example.com" },
  createdAt: new Date("2026-01-02T03:04:05.678Z"),
};

const contents: [collection: string, count: number][] = [
  ["companies", 1],
  ["users", 4],
  ["projects", 1],
  ["project_users", 3],
  ["tasks", 8],
  ["folders", 5],
  ["images", 1],
  ["drawing_sets", 1],
  ["rfis", 1],
  ["submittals", 1],
  ["rfis.last_number", 1],
  ["tasks.last_number", 1],
];

describe("the seed data of a sandbox", () => {
  const records = seedRecords(source);
  const of = (collection: string) =>
    records
      .filter((record) => record.collection === collection)
      .map(({ data }) => data as { id: number } & Record<string, unknown>);

  for (const [collection, count] of contents) {
    it(`has ${count} in ${collection}`, () => expect(of(collection)).to.have.length(count));
  }

  it("has nothing else", () => {
    expect([...new Set(records.map(({ collection }) => collection))]).to.deep.equal(
      contents.map(([name]) => name),
    );
  });

  it("begins its users with the developer, who is not in the project", () => {
    const addresses = ["sandbox+arch@example.com", "sandbox+sub@example.com", "sandbox+demo@example.com"];
    expect(of("users").map((user) => user["email_address"])).to.deep.equal(["ada@example.com", ...addresses]);
    expect(of("project_users").map((user) => user["email_address"])).to.deep.equal(addresses);
  });

  it("has the project 1234 - Sandbox Test Project of the sandbox's company", () => {
    expect(of("projects")[0]).to.deep.include({ id: 500_001, display_name: "1234 - Sandbox Test Project" });
    expect(of("projects")[0]?.["company"]).to.deep.include({ id: 100_001 });
  });

  it("has a tree of folders under one root", () => {
    const [root, ...inside] = of("folders");
    expect(root).to.include({ parent_id: null });
    for (const folder of inside) expect(folder["parent_id"]).to.equal(root?.id);
  });

  it("has whole numbers as ids, no two the same in a collection", () => {
    for (const [collection, count] of contents) {
      const ids = of(collection).map(({ id }) => id);
      expect(new Set(ids).size).to.equal(count);
      for (const id of ids) expect(Number.isSafeInteger(id)).to.equal(true);
    }
  });

  it("writes times without milliseconds", () => {
    expect(of("rfis")[0]).to.include({ created_at: "2026-01-02T03:04:05Z" });
  });

  for (const { firstName, lastName, name } of [
    { firstName: "", lastName: "", name: "ada@example.com" },
    { firstName: " ", lastName: "Example", name: "Example" },
    { firstName: "Ada ", lastName: "", name: "Ada" },
  ]) {
    it(`calls a developer "${firstName}" "${lastName}" ${name}`, () => {
      const developer = { ...source.developer, firstName, lastName };
      const [company, user] = ["companies", "users"].map((collection) =>
        seedRecords({ ...source, developer }).find((record) => record.collection === collection),
      );
      expect([company, user].map((record) => (record?.data as { name?: string }).name)).to.deep.equal([
        `${name} Sandbox`,
        name,
      ]);
    });
  }

  it("is the same for the same sandbox, and shares no id with the next one", () => {
    expect(seedRecords(source)).to.deep.equal(records);
    const next = seedRecords({ ...source, companyId: 100_002, projectId: 500_002 });
    const ids = new Set(records.map(({ id }) => id));
    expect(
      next.filter(({ collection, id }) => !collection.endsWith(".last_number") && ids.has(id)),
    ).to.deep.equal([]);
  });
});
