import { expect } from "chai";
import { days, hours, later } from "../../../portal/clock.ts";
import { onEachDatabase } from "../../support/databases.ts";
import { wordsOf } from "../../support/forms.ts";
import type { TestPortal } from "../../support/portal.ts";
import { giveTokens, useSecret } from "../../support/secret-use.ts";
import { newApp, startStage, succeed } from "../../support/stage.ts";
import { visitor, type Visitor } from "../../support/visitor.ts";

onEachDatabase("the secret versions on the page of an app", () => {
  let portal: TestPortal;
  let signIn: () => Promise<Visitor>;
  let owner: Visitor;
  let token: string;
  let app: string;
  let first: string;

  beforeEach(async () => {
    const stage = await startStage();
    portal = stage.portal;
    token = stage.owner.token;
    signIn = () => visitor(portal).signInAs(stage.owner);
    owner = await signIn();
    app = await newApp(portal, token);
    first = (await succeed(portal, token, "POST", `${app}/production-credentials`)).currentSecret.id;
  });
  afterEach(() => portal.stop());

  const rotate = (body: object) =>
    succeed(portal, token, "POST", `${app}/production-credentials/secrets`, { body });

  /** The words of the row of a version. */
  async function rowOf(number: number): Promise<string> {
    const rows = [...(await owner.get(app)).text.matchAll(/<tr>\s*<th scope="row">(\d+)<\/th>(.*?)<\/tr>/gs)];
    const [, , cells = ""] = rows.find(([, version]) => version === String(number)) ?? [];
    return wordsOf(cells);
  }

  it("say that nobody used a new one", async () => {
    expect(await rowOf(1)).to.match(/Current +just now +Never +0 +– +Revoke/);
  });

  it("say when and from where one was used last, and how many tokens hang on it", async () => {
    await useSecret(portal, first, "10.1.2.3");
    await giveTokens(portal, first, 12);
    portal.advance(1 * hours);
    expect(await rowOf(1)).to.match(/Current +1 hour ago +1 hour ago +from +10\.1\.2\.3 +12 +–/);
    await giveTokens(portal, first, 1_000);
    expect(await rowOf(1)).to.include("1000 or more");
  });

  it("say when a former one ends", async () => {
    await rotate({ overlapSeconds: (2 * hours) / 1_000 });
    expect(await rowOf(1)).to.match(/Ends Soon +just now +Never +0 +in 2 hours +Revoke/);
  });

  it("say until when a former one is kept while it is used, and that it has ended", async () => {
    await rotate({ overlapSeconds: (2 * hours) / 1_000, keepWhileUsedSeconds: (1 * days) / 1_000 });
    await useSecret(portal, first);
    const kept = /tomorrow ; kept while it is used, at the latest it ends on 1 February 2026 +Revoke/;
    expect(await rowOf(1)).to.match(kept);
    portal.advance(3 * days);
    owner = await signIn();
    expect(await rowOf(1))
      .to.match(/Ended .* – 2 days ago/)
      .and.not.to.match(/kept|Revoke/);
  });

  it("come after a reset that keeps the former secret while it is used", async () => {
    const answer = await owner.post(`${app}/reset-secret`, {
      understood: "true",
      overlapSeconds: "while-used",
    });
    expect(answer.status).to.equal(200);
    const { items } = await succeed(portal, token, "GET", `${app}/production-credentials/secrets`);
    expect(items[0]).to.deep.include({
      expiresAt: later(portal.clock().toISOString(), 1 * days),
      keepWhileUsedSeconds: (1 * days) / 1_000,
      keepUntil: later(portal.clock().toISOString(), 31 * days),
    });
  });

  describe("of a sandbox", () => {
    beforeEach(async () => {
      await succeed(portal, token, "PATCH", "/settings", { body: { sandboxGenerationSeconds: 0 } });
      await succeed(portal, token, "DELETE", `${app}/production-credentials`);
      await succeed(portal, token, "POST", `${app}/sandbox`);
    });
    const rotateSandbox = () =>
      succeed(portal, token, "POST", `${app}/sandbox/secrets`, { body: { overlapSeconds: 3_600 } });

    it("are shown when there are several, with their tokens", async () => {
      expect(await rowOf(1)).to.equal("");
      const { id } = await rotateSandbox();
      await giveTokens(portal, id, 3);
      expect(await rowOf(1)).to.match(/Ends Soon +just now +Never +0 +in 1 hour +Revoke/);
      expect(await rowOf(2)).to.match(/Current +just now +Never +3 +– +Revoke/);
    });

    it("are revoked there, after which the page says that none works", async () => {
      const { id } = await rotateSandbox();
      expect((await owner.get(app)).text).to.include(`${app}/sandbox-secrets/${id}/revoke`);
      const answer = await owner.post(`${app}/sandbox-secrets/${id}/revoke`, {});
      expect(answer.location).to.match(/#sandbox-account$/);
      expect(await rowOf(2)).to.match(/Ended/);
      expect(wordsOf((await owner.get(app)).text)).to.include("None that works. Reset it to get a new one.");
    });
  });
});
