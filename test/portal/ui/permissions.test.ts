import { expect } from "chai";
import {
  appActions,
  doByApi,
  doByPage,
  wholeApp,
  type Member,
  type Tokens,
} from "../../support/app-actions.ts";
import { onEachDatabase } from "../../support/databases.ts";
import { ways } from "../../support/forms.ts";
import type { TestPortal } from "../../support/portal.ts";
import { startStage, succeed } from "../../support/stage.ts";
import { visitor, type Visitor } from "../../support/visitor.ts";

const members: Member[] = ["owner", "admin", "developer"];

onEachDatabase("the pages of an app", () => {
  let portal: TestPortal;
  let tokens: Tokens & { stranger: string };
  let visitors: Record<Member | "stranger", Visitor>;

  before(async () => {
    const stage = await startStage();
    portal = stage.portal;
    const someone = async (name: string) => {
      const account = await portal.account(`${name}@example.com`);
      return { token: account.token, visitor: await visitor(portal).signInAs(account) };
    };
    const [admin, developer, colleague, stranger] = [
      await someone("admin"),
      await someone("developer"),
      await someone("colleague"),
      await someone("stranger"),
    ];
    tokens = {
      owner: stage.owner.token,
      admin: admin.token,
      developer: developer.token,
      colleague: colleague.token,
      stranger: stranger.token,
    };
    visitors = {
      owner: await visitor(portal).signInAs(stage.owner),
      admin: admin.visitor,
      developer: developer.visitor,
      stranger: stranger.visitor,
    };
  });
  after(() => portal.stop());

  for (const action of appActions) {
    const { page, api, may, deleted } = action;
    describe(`${page || "/"}, like ${api} of the API,`, () => {
      it(`does it for ${may.join(", ")}`, async () => {
        for (const person of may) {
          const byPage = await doByPage(visitors[person], action, await wholeApp(portal, tokens, action));
          expect(byPage.status, `${person}: ${byPage.text}`).to.be.within(200, 303);
          expect(byPage.location ?? "", person).not.to.include("/sign-in");
          const pathOf = await wholeApp(portal, tokens, action);
          const byApi = await doByApi(portal, tokens[person], action, pathOf);
          expect(byApi.status, `${person}: ${byApi.text}`).to.be.within(200, 299);
        }
      });

      it("answers 403 to members who may not, 404 to strangers and 401 to who is not signed in", async () => {
        const pathOf = await wholeApp(portal, tokens, action);
        for (const person of [...members.filter((each) => !may.includes(each)), "stranger" as const]) {
          const status = person === "stranger" || deleted ? 404 : 403;
          const byPage = await doByPage(visitors[person], action, pathOf);
          expect(byPage.status, `${person}: ${byPage.text}`).to.equal(status);
          const byApi = await doByApi(portal, tokens[person], action, pathOf);
          expect(byApi.status, `${person}: ${byApi.text}`).to.equal(status);
        }
        expect((await doByApi(portal, undefined, action, pathOf)).status).to.equal(401);
        const [method, place = ""] = page.split(" ");
        const looked = await visitor(portal).get(pathOf(place));
        expect([looked.status, looked.location]).to.deep.equal([
          303,
          `/sign-in?next=${encodeURIComponent(pathOf(place))}`,
        ]);
        if (method !== "GET") expect((await doByPage(visitor(portal), action, pathOf)).status).to.equal(401);
      });
    });
  }

  for (const person of members) {
    it(`offer to the ${person} exactly what the role may`, async () => {
      for (const without of [undefined, "production-credentials", "sandbox"] as const) {
        const pathOf = await wholeApp(portal, tokens, { without });
        const offered = ways((await visitors[person].get(pathOf(""))).text);
        const possible = appActions.filter((each) => !each.elsewhere && each.without === without);
        for (const { page, may } of possible) {
          if (without === undefined && person === "developer" && page.includes("{secret}")) continue;
          const [, place = ""] = page.split(" ");
          expect(offered.includes(pathOf(place)), `${place} for the ${person}`).to.equal(
            may.includes(person),
          );
        }
      }
    });

    it(`${person === "owner" ? "offer" : "do not offer"} a deleted app to the ${person}`, async () => {
      const pathOf = await wholeApp(portal, tokens, { deleted: true });
      const offered = ways((await visitors[person].get("/apps")).text);
      expect(offered.includes(pathOf("/restore"))).to.equal(person === "owner");
    });
  }

  it("offer a protected app's deletion to nobody, and the protection to its owner", async () => {
    const pathOf = await wholeApp(portal, tokens);
    await succeed(portal, tokens.owner, "PATCH", pathOf(""), { body: { deletionProtection: true } });
    for (const person of members) {
      const { text } = await visitors[person].get(pathOf(""));
      expect(ways(text), person).not.to.include(pathOf("/delete"));
      expect(text.includes('name="deletionProtection"'), person).to.equal(person === "owner");
    }
    const lifted = await visitors.admin.post(
      pathOf("/settings"),
      { deletionProtection: "false" },
      { from: pathOf("") },
    );
    expect(lifted.status).to.equal(403);
  });

  it("let a collaborator leave, and nobody else by that link", async () => {
    const pathOf = await wholeApp(portal, tokens);
    const leave = ways((await visitors.developer.get(pathOf(""))).text).find((way) =>
      way.endsWith("/remove"),
    );
    const answer = await visitors.developer.post(leave ?? "");
    expect([answer.status, answer.location]).to.deep.equal([303, "/apps?done=app-left"]);
    expect((await visitors.developer.get(pathOf(""))).status).to.equal(404);
  });
});
