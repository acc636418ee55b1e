import { expect } from "chai";
import { hours } from "../../../portal/clock.ts";
import { describeBothClients } from "../../support/both-clients.ts";
import { giveTokens } from "../../support/secret-use.ts";
import type { TestPortal } from "../../support/portal.ts";
import { newApp, startStage, succeed } from "../../support/stage.ts";

describeBothClients("the live tokens of a secret", ({ part }) => {
  let portal: TestPortal;
  let token: string;
  let url: string;
  let first: string;

  before(async () => {
    const stage = await startStage();
    portal = stage.portal;
    token = stage.owner.token;
  });
  after(() => portal.stop());

  beforeEach(async () => {
    const client = `${await newApp(portal, token)}/${part}`;
    url = `${client}/secrets`;
    first = (await succeed(portal, token, "POST", client)).currentSecret.id;
  });

  const counts = async () =>
    (await succeed(portal, token, "GET", url)).items.map((item) => "liveTokens" in item && item.liveTokens);

  it("are counted in the list of secrets, for each its own", async () => {
    await giveTokens(portal, first, 3);
    const { id } = await succeed(portal, token, "POST", url, { body: { overlapSeconds: 60 } });
    await giveTokens(portal, id, 2);
    expect(await counts()).to.deep.equal([3, 2]);
  });

  it("are those that have neither expired nor been revoked", async () => {
    await giveTokens(portal, first, 1);
    portal.advance(1 * hours);
    await giveTokens(portal, first, 2);
    await giveTokens(portal, first, 4, { revoked_at: portal.clock().toISOString() });
    expect(await counts()).to.deep.equal([3]);
    portal.advance(0.5 * hours);
    expect(await counts()).to.deep.equal([2]);
  });

  it("die with an authorization that is revoked", async () => {
    const account = await portal.account("person@example.com");
    const grant = async (revoked_at: string | null) => {
      const id = crypto.randomUUID();
      const created_at = portal.clock().toISOString();
      const app_id = url.split("/")[2] ?? "";
      const row = { id, client_id: "", app_id, account_id: account.id, created_at, revoked_at };
      await portal.store.write((db) => db.insertInto("oauth_grants").values(row).execute());
      await giveTokens(portal, first, 1, { grant_id: id });
    };
    await grant(null);
    await grant(portal.clock().toISOString());
    expect(await counts()).to.deep.equal([1]);
  });

  it("die with the secret", async () => {
    await giveTokens(portal, first, 3);
    await succeed(portal, token, "POST", url, { body: {} });
    expect(await counts()).to.deep.equal([0, 0]);
  });

  it("are counted up to 1000", async () => {
    for (let n = 0; n < 2; n++) await giveTokens(portal, first, 600);
    expect(await counts()).to.deep.equal([1000]);
  });
});
