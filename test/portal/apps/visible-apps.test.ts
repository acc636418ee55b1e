import { expect } from "chai";
import { listMyApps } from "../../../portal/apps/my-apps.ts";
import { newSealingKey, sealingKeys } from "../../../portal/sealing.ts";
import { onEachDatabase } from "../../support/databases.ts";
import type { TestPortal } from "../../support/portal.ts";
import { newApp, newCollaborator, startStage, succeed } from "../../support/stage.ts";

onEachDatabase("the apps of a person who has some and collaborates in others", () => {
  let portal: TestPortal;
  let me: { id: string; token: string };
  let other: { id: string; token: string };
  /** The paths in the order in which the apps were made: mine and others' in turn. */
  const visible: string[] = [];

  before(async () => {
    const stage = await startStage();
    portal = stage.portal;
    me = stage.owner;
    other = await portal.account("other@example.com");
    const invited = { email: "owner@example.com", token: me.token };
    for (const name of ["Delta", "alpha", "Echo", "bravo", "Charlie", "foxtrot"]) {
      const isMine = visible.length % 2 === 0;
      const app = await newApp(portal, isMine ? me.token : other.token, { name });
      if (!isMine) await newCollaborator(portal, other.token, app, invited, "developer");
      visible.push(app);
    }
    await newApp(portal, other.token, { name: "Nothing to me" });
    const declined = await newApp(portal, other.token, { name: "Only invited" });
    await succeed(portal, other.token, "POST", `${declined}/collaborators`, {
      body: { email: "owner@example.com" },
    });
  });
  after(() => portal.stop());

  const walk = async (path: string, query: string) => {
    const seen: string[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const from: string = cursor === "" ? "" : `&cursor=${cursor}`;
      const page = await succeed(portal, me.token, "GET", `${path}?${query}${from}`);
      seen.push(...page.items.map(({ id }) => `/apps/${id}`));
      cursor = page.nextCursor;
    }
    return seen;
  };

  for (const limit of [1, 2, 5, 500]) {
    it(`are listed in the order in which they were made, each once, ${limit} a page`, async () => {
      expect(await walk("/apps", `limit=${limit}`)).to.deep.equal(visible);
    });
  }

  it("are in the snapshot in that order, too", async () => {
    const { items } = await succeed(portal, me.token, "GET", "/snapshot");
    expect(items.map(({ app }) => `/apps/${app.id}`)).to.deep.equal(visible);
  });

  it("are found by their names, and are listed with the role in each", async () => {
    const roleOf = async (name: string) => {
      const { items } = await succeed(portal, me.token, "GET", `/apps?name=${name}`);
      return items.map(({ role }) => role);
    };
    expect([await roleOf("DELTA"), await roleOf("Alpha"), await roleOf("Nothing")]).to.deep.equal([
      ["owner"],
      ["developer"],
      [],
    ]);
    expect(await walk("/apps", "owner=me")).to.deep.equal(visible.filter((_, index) => index % 2 === 0));
  });

  it("are, for a limited token, only those that it is limited to", async () => {
    const appIds = [visible[1], visible[2]].map((path) => path!.split("/")[2]!);
    const limited = await portal.token(me.id, { appIds });
    for (const path of ["/apps", "/snapshot"]) {
      const { items } = await succeed(portal, limited, "GET", path);
      expect(items.map((item) => item.id ?? item.app.id)).to.deep.equal(appIds);
    }
  });

  it("are on the page My Apps by name, whatever the case", async () => {
    const page = await portal.store.read((db) =>
      listMyApps(
        {
          db,
          now: portal.clock().toISOString(),
          actor: { accountId: me.id, email: "", operator: false, address: null, token: null },
          keys: sealingKeys([newSealingKey()]),
          publicUrl: "http://localhost",
          rowLock: null,
        },
        { page: 1 },
      ),
    );
    expect(page).to.include({ total: 6, page: 1, pages: 1 });
    expect(page.lines.map(({ app }) => app.name)).to.deep.equal([
      "alpha",
      "bravo",
      "Charlie",
      "Delta",
      "Echo",
      "foxtrot",
    ]);
  });
});
