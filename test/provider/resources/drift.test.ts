import { expect } from "chai";
import type { AppRecord, CollaboratorRecord } from "../../../provider/client/records.ts";
import { app } from "../../../provider/resources/app.ts";
import { collaborator } from "../../../provider/resources/collaborator.ts";
import { productionCredentials } from "../../../provider/resources/production-credentials.ts";
import { sandbox } from "../../../provider/resources/sandbox.ts";
import { onEachDatabase } from "../../support/databases.ts";
import { declare } from "../../support/declared.ts";
import { throughBoth, type FrontStage } from "../../support/front-ends/both.ts";
import { fingerprint, live } from "../../support/issued-credentials.ts";

const about = { description: "Shows the open bids.", integrationType: "hybrid", category: "other" };
const card = (name: string) => ({ ...about, name });

const failureOf = (failing: Promise<unknown>) =>
  failing.then(
    () => "no failure",
    (error: unknown) => (error as Error).message,
  );

onEachDatabase("drift", () => {
  const test = throughBoth();

  describe("of an app that was transferred to another account", () => {
    const roles = [
      [
        "admin",
        /is an admin of it: it may change the app, but not delete it or lift its deletion protection$/,
      ],
      ["developer", /is a developer of it: it may change nothing of the app$/],
    ] as const;
    for (const [role, says] of roles) {
      test(`shows as its owner, and says once what the token's account may still do: ${role}`, async (stage) => {
        const declared = await declare(stage, app, card(`Handed over to ${role}`), role);
        const heir = await transfer(stage, declared.id, `heir-of-${role}@example.com`, role);
        expect(await declared.refresh()).to.deep.equal([]);
        expect(declared.state()).to.include({ ownerEmail: heir.email });
        expect(stage.said().at(-1))
          .to.match(says)
          .and.to.include(`belongs to ${heir.email} now, no longer to owner@example.com`);
        const count = stage.said().length;
        await declared.refresh();
        expect(stage.said()).to.have.lengthOf(count);
        const destroyed = await failureOf(declared.destroy());
        expect(destroyed).to.include(
          `403 forbidden: Your role in this app is ${role}: it may not delete it.`,
        );
        const changed = await failureOf(declared.up({ category: "crm" }));
        if (role === "admin") expect(changed).to.equal("no failure");
        else
          expect(changed).to.match(/403 forbidden: Your role .* developer: it may not change its settings\./);
        return [destroyed, changed];
      });
    }

    test("is not told from an app that is gone when the account lost all access: this is said", async (stage) => {
      const declared = await declare(stage, app, card("Taken away"), "taken away");
      const heir = await transfer(stage, declared.id, "heir-of-all@example.com", "none");
      expect(await declared.refresh()).to.equal(undefined);
      expect(stage.said().at(-1)).to.equal(
        `App "taken away" (${declared.id}) does not exist in the portal, or the token's account no longer sees it: ` +
          "the next `pulumi up` makes a new one",
      );
      const { items } = (await stage.server.send("GET", "/apps", { token: heir.token })).json<{
        items: AppRecord[];
      }>();
      expect(items.map(({ name }) => name)).to.deep.equal(["Taken away"]);
    });
  });

  test("of an app that a person deleted and restored is its secret, and the next up issues another", async (stage) => {
    const { id: appId, ...declared } = await declare(stage, app, card("Back again"), "back");
    const credentials = await declare(stage, productionCredentials, { appId });
    const { clientId } = credentials.state();
    await stage.portal.delete(`/apps/${appId}`);
    await stage.portal.post(`/apps/${appId}/restore`, {});
    expect(await declared.refresh()).to.deep.equal([]);
    expect(await credentials.refresh()).to.deep.equal(["secretReset"]);
    expect(await declared.up({ category: "crm" })).to.deep.equal(["category"]);
    expect(await credentials.up()).to.include.members(["secretGeneration", "secretReset"]);
    expect(credentials.state()).to.include({ clientId });
    const { currentSecret } = await live(stage, appId);
    expect(currentSecret?.fingerprint).to.equal(fingerprint(credentials.state().clientSecret));
    expect(await credentials.refresh()).to.deep.equal([]);
  });

  const parts = {
    ProductionCredentials: { definition: productionCredentials, at: "/production-credentials", more: {} },
    Sandbox: { definition: sandbox, at: "/sandbox", more: {} },
    Collaborator: { definition: collaborator, at: "/collaborators", more: { email: "ada@example.com" } },
  };
  for (const [kind, { definition, at, more }] of Object.entries(parts)) {
    test(`of what a person deleted is said at refresh, which forgets it: ${kind}`, async (stage) => {
      const appId = await stage.newApp();
      const declared = await declare(stage, definition, { appId, ...more }, "deleted by hand");
      const part = kind === "Collaborator" ? `/${declared.id.split("/")[1]}` : "";
      await stage.portal.delete(`/apps/${appId}${at}${part}`);
      expect(await declared.refresh()).to.equal(undefined);
      expect(stage.said().at(-1)).to.match(
        new RegExp(`^${kind} "deleted by hand" \\(${declared.id}\\) does not exist in the portal`),
      );
    });

    test(`of what a person made is refused as a new one, with how to manage it: ${kind}`, async (stage) => {
      const appId = await stage.newApp();
      await stage.portal.post(`/apps/${appId}${at}`, more);
      const failure = await failureOf(declare(stage, definition, { appId, ...more }));
      expect(failure).to.match(/409 \w+_exist.* set `adopt: true`/);
      return failure;
    });

    test(`of an app that a person deleted is named to who declares something new of it: ${kind}`, async (stage) => {
      const appId = await stage.newApp();
      await stage.portal.delete(`/apps/${appId}`);
      const failure = await failureOf(declare(stage, definition, { appId, ...more }));
      expect(failure).to.match(
        /You can see no app here\. Where it was deleted in the portal, `pulumi refresh`/,
      );
      return failure;
    });
  }

  test("of an app that a person made is refused as a new one, with how to manage it", async (stage) => {
    await stage.portal.post("/apps", card("By hand"));
    const failure = await failureOf(declare(stage, app, card("by hand")));
    expect(failure).to.match(/409 app_name_taken: .* "By hand" already\. .* set `adopt: true`/);
    return failure;
  });

  /** Hands an app over, and leaves the former owner in a role. */
  async function transfer(stage: FrontStage, appId: string, email: string, role: string) {
    const heir = await stage.server.account(email);
    const path = `/apps/${appId}/collaborators`;
    const { id } = await stage.portal.post<CollaboratorRecord>(path, { email, role: "admin" });
    await stage.server.send("POST", `/invitations/${id}/accept`, { token: heir.token });
    await stage.portal.post(`/apps/${appId}/transfer`, { email });
    if (role === "admin") return heir;
    const [former] = await stage.portal.list<CollaboratorRecord>(path, { email: "owner@example.com" });
    const { status } = await stage.server.send(
      role === "none" ? "DELETE" : "PATCH",
      `${path}/${former?.id}`,
      role === "none" ? { token: heir.token } : { token: heir.token, body: { role } },
    );
    expect(status).to.be.within(200, 204);
    return heir;
  }
});
