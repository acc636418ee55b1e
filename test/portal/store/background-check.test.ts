import { expect } from "chai";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkInBackground } from "../../../portal/store/background-check.ts";
import { openSqliteStore } from "../../../portal/store/sqlite.ts";
import { damageTable } from "../../support/damaged-file.ts";
import { spawnPortal } from "../../support/portal.ts";

describe("the check of a database in the background", function () {
  this.timeout(30_000);
  let folder: string;
  let file: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "devportal-"));
    file = join(folder, "devportal.db");
    await (await openSqliteStore(file)).close();
  });
  afterEach(() => rm(folder, { recursive: true }));

  const told = () =>
    new Promise<[level: string, about: object, line: string]>((resolve) => {
      const at = (level: string) => (about: object, line: string) => resolve([level, about, line]);
      checkInBackground(
        file,
        { info: at("info"), warn: at("warn"), error: at("error") } as Parameters<typeof checkInBackground>[1],
        { after: 0 },
      );
    });

  it("says that the database is whole", async () => {
    const [level, , line] = await told();
    expect([level, line]).to.deep.equal(["info", "The database was looked through and is whole."]);
  });

  it("names the damage, and says what to do", async () => {
    damageTable(file, "logos");
    const [level, about, line] = await told();
    expect(level).to.equal("error");
    expect(about).to.have.property("damage").that.is.not.empty;
    expect(line).to.include("devportal doctor").and.to.include("devportal restore");
  });

  it("warns when it cannot look", async () => {
    await rm(file);
    const [level, , line] = await told();
    expect([level, line]).to.deep.equal(["warn", "The database could not be looked through."]);
  });

  it("is made by each portal, which answers meanwhile and afterwards", async () => {
    damageTable(file, "logos");
    const portal = await spawnPortal({ data: folder });
    await portal.logged("The database is damaged");
    const { status } = await fetch(`${portal.url}/api/v1/apps`, {
      headers: { authorization: `Bearer ${portal.token}` },
    });
    expect(status).to.equal(200);
    expect(await portal.stop()).to.equal(0);
  });
});
