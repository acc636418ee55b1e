import { expect } from "chai";
import type { AppRecord, CollaboratorRecord } from "../../../provider/client/records.ts";
import type { Values } from "../../../provider/core/wire.ts";
import { app } from "../../../provider/resources/app.ts";
import { collaborator } from "../../../provider/resources/collaborator.ts";
import { productionCredentials } from "../../../provider/resources/production-credentials.ts";
import { sandbox } from "../../../provider/resources/sandbox.ts";
import { onEachDatabase } from "../../support/databases.ts";
import { declare } from "../../support/declared.ts";
import type { Refused } from "../../support/front-ends/asking.ts";
import { throughBoth, type FrontStage } from "../../support/front-ends/both.ts";
import { fingerprint, live } from "../../support/issued-credentials.ts";

const days = 24 * 60 * 60 * 1000;
const about = { description: "Shows the open bids.", integrationType: "hybrid", category: "other" };

const declareApp = (stage: FrontStage, name: string, more: Values = {}) =>
  declare(stage, app, { ...about, name, ...more }, name);
/** What a person does in the portal. */
const deleteByHand = ({ portal }: FrontStage, id: string) => portal.delete(`/apps/${id}`);
const found = ({ portal }: FrontStage, id: string) => portal.get<AppRecord>(`/apps/${id}`);
const failureOf = (failing: Promise<unknown>) =>
  failing.then(
    () => "no failure",
    (error: unknown) => (error as Error).message,
  );

onEachDatabase("an App that a person deleted in the portal", () => {
  const test = throughBoth();

  test("is shown as deleted, not as gone, and the next up restores it under the same id", async (stage) => {
    const declared = await declareApp(stage, "Restored");
    const { managedBy, createdAt } = declared.state();
    await deleteByHand(stage, declared.id);
    expect(await declared.refresh()).to.deep.equal(["deleted"]);
    expect(declared.state()).to.include({ deleted: "outside of Pulumi", createdAt });
    expect(stage.said().at(-1)).to.match(
      /"Restored" \(\S+\) was deleted in the portal on 2026-\S+Z\. The next `pulumi up` restores it/,
    );
    expect(await declared.refresh()).to.deep.equal([]);
    expect(await declared.up()).to.deep.equal(["deleted"]);
    expect(stage.recorder.writes().map(({ path }) => path.split("/").at(-1))).to.deep.equal([
      "apps",
      "restore",
    ]);
    expect(stage.said().at(-1)).to.match(/is restored under the same id$/);
    expect(await found(stage, declared.id)).to.include({ managedBy, createdAt });
    expect(await declared.refresh()).to.deep.equal([]);
    expect(await declared.up()).to.deep.equal([]);
    await declared.destroy();
    expect(await failureOf(found(stage, declared.id))).to.include("not_found");
  });

  test("gets whatever else the program changes when it is restored, in two requests", async (stage) => {
    const declared = await declareApp(stage, "Renamed");
    await stage.portal.patch(`/apps/${declared.id}`, { category: "crm" });
    await deleteByHand(stage, declared.id);
    expect(await declared.refresh()).to.deep.equal(["category", "deleted"]);
    stage.recorder.clear();
    const name = "Renamed since";
    expect(await declared.up({ name })).to.deep.equal(["name", "category", "deleted"]);
    expect(stage.recorder.requests).to.have.lengthOf(2);
    expect(await found(stage, declared.id)).to.include({ ...about, name });
    expect(await declared.refresh()).to.deep.equal([]);
  });

  test("is restored by the up after one whose answer was lost, and by a person meanwhile", async (stage) => {
    const declared = await declareApp(stage, "Lost answer");
    await deleteByHand(stage, declared.id);
    await declared.refresh();
    stage.recorder.inject(({ path }) => path.endsWith("/restore"), { kill: "after" });
    expect(await failureOf(declared.up())).to.include("No answer from the portal");
    await stage.portal.patch(`/apps/${declared.id}`, { name: "Otherwise" });
    expect(await declared.up()).to.deep.equal(["deleted"]);
    expect(await found(stage, declared.id)).to.include({ name: "Lost answer" });
    expect(await declared.refresh()).to.deep.equal([]);
  });

  test("stays restored when what else the program changes fails, and the next up goes on from there", async (stage) => {
    const declared = await declareApp(stage, "Half way");
    await deleteByHand(stage, declared.id);
    await declared.refresh();
    const error = { code: "maintenance", message: "The portal is being looked after." };
    stage.recorder.inject(({ method }) => method === "PATCH", { answer: { status: 503, body: { error } } });
    const failure = await declared.up({ category: "crm" }).catch((error: unknown) => error as Refused);
    expect(failure).to.have.property("properties").that.includes({ category: "other" });
    expect(failure).to.have.property("properties").that.does.not.have.property("deleted");
  });

  test("stays deleted while another app has its name, and the failure says what to do", async (stage) => {
    const declared = await declareApp(stage, "Taken");
    await deleteByHand(stage, declared.id);
    await declared.refresh();
    await stage.portal.post("/apps", { ...about, name: "TAKEN" });
    const failure = await failureOf(declared.up());
    expect(failure).to.include('cannot be restored: The owner has a live app named "TAKEN" already');
    expect(failure).to.match(/Rename or delete that app, or give this one another `name`/);
    expect(await declared.up({ name: "Taken no longer" })).to.deep.equal(["name", "deleted"]);
    return failure;
  });

  test("that no up ever wrote to, such as an imported one, is restored and comes under its declaration", async (stage) => {
    const declared = await declareApp(stage, "Imported");
    const { claim: _, run: __, ...state } = declared.state();
    await stage.portal.patch(`/apps/${declared.id}`, { managedBy: null });
    await deleteByHand(stage, declared.id);
    const resource = stage.resource(app);
    const read = await resource.read(declared.id, state);
    expect(read?.inputs).to.have.property("deleted");
    const news = (await resource.check(read?.inputs ?? {}, state)).inputs;
    const updated = await resource.update(declared.id, read?.properties ?? {}, news);
    expect(updated).to.have.property("claim");
    expect(await found(stage, declared.id)).to.include({ managedBy: state.managedBy });
  });

  const gone: Record<string, (stage: FrontStage, id: string, claim: unknown) => Promise<unknown>> = {
    "more than 30 days ago": async (stage, id) => {
      await deleteByHand(stage, id);
      stage.server.advance(30 * days);
    },
    "and its own program too, as when a destroy was cut": (stage, id, claim) =>
      stage.portal.delete(`/apps/${id}`, { claim: String(claim) }),
    "and which is another account's by now": async (stage, id) => {
      const heir = await stage.server.account("heir@example.com");
      await invite(stage, id, "heir@example.com", heir.token);
      await stage.portal.post(`/apps/${id}/transfer`, { email: "heir@example.com" });
      await stage.server.send("DELETE", `/apps/${id}`, { token: heir.token });
    },
  };
  for (const [how, remove] of Object.entries(gone)) {
    test(`is gone where it cannot come back: ${how}; this is said`, async (stage) => {
      const declared = await declareApp(stage, `Gone ${how.length}`);
      await remove(stage, declared.id, declared.state().claim);
      expect(await declared.refresh()).to.equal(undefined);
      expect(stage.said().at(-1)).to.match(
        /^App "Gone .*does not exist .*the next `pulumi up` makes a new one$/,
      );
    });
  }

  test("is not there for an import, nor for a program that only reads it", async (stage) => {
    const id = await stage.newApp();
    await stage.portal.post(`/apps/${id}/production-credentials`, {});
    await deleteByHand(stage, id);
    for (const definition of [app, productionCredentials]) {
      const failure = await failureOf(stage.resource(definition).get(id));
      expect(failure).to.include(`There is no ${definition.type} with the id`);
    }
  });

  test("is not restored by an up that did not look: it says to refresh", async (stage) => {
    const declared = await declareApp(stage, "Unseen");
    await deleteByHand(stage, declared.id);
    expect(await declared.up()).to.deep.equal([]);
    expect(await failureOf(declared.up({ category: "crm" }))).to.match(
      /does not exist any more: run `pulumi refresh`, then `pulumi up` restores it/,
    );
    expect(await declared.refresh()).to.deep.equal(["deleted"]);
    await declared.up();
    expect(await found(stage, declared.id)).to.include({ category: "crm" });
  });

  test("takes nothing from its credentials but the secret: the same client gets a new one", async (stage) => {
    const { id: appId, ...declared } = await declareApp(stage, "With credentials");
    const credentials = await declare(stage, productionCredentials, { appId });
    const { clientId, clientSecret } = credentials.state();
    await deleteByHand(stage, appId);
    await declared.refresh();
    expect(await credentials.refresh()).to.deep.equal(["secretReset"]);
    expect(stage.said().at(-1)).to.match(
      /"With credentials".*, whose production credentials these are, .* they come back with it/,
    );
    expect(await failureOf(credentials.up())).to.match(/run `pulumi refresh`/);
    await declared.up();
    expect(await credentials.up()).to.include.members(["secretGeneration", "secretReset"]);
    const after = credentials.state();
    expect(after.clientId).to.equal(clientId);
    expect(after.clientSecret).not.to.equal(clientSecret);
    expect((await live(stage, appId)).currentSecret?.fingerprint).to.equal(fingerprint(after.clientSecret));
    expect(stage.said().join("\n")).not.to.match(/was reset outside of Pulumi/);
    expect(await credentials.refresh()).to.deep.equal([]);
    expect(await credentials.up()).to.deep.equal([]);
  });

  test("loses its sandbox and its invitations for good, and keeps who had accepted", async (stage) => {
    const { id: appId, ...declared } = await declareApp(stage, "With people");
    const inSandbox = await declare(stage, sandbox, { appId });
    const invited = await declare(stage, collaborator, { appId, email: "invited@example.com" }, "invited");
    const accepted = await declare(stage, collaborator, { appId, email: "here@example.com" }, "accepted");
    const { token } = await stage.server.account("here@example.com");
    await stage.server.send("POST", `/invitations/${accepted.id.split("/")[1]}/accept`, { token });
    await accepted.refresh();
    await deleteByHand(stage, appId);
    await declared.refresh();
    expect(await inSandbox.refresh()).to.equal(undefined);
    expect(await invited.refresh()).to.equal(undefined);
    expect(await accepted.refresh()).to.deep.equal([]);
    await declared.up();
    expect(await accepted.refresh()).to.deep.equal([]);
    expect(accepted.state()).to.include({ status: "accepted" });
    const people = await stage.portal.list<CollaboratorRecord>(`/apps/${appId}/collaborators`);
    expect(people.map(({ email }) => email)).to.deep.equal(["here@example.com"]);
  });

  async function invite(stage: FrontStage, appId: string, email: string, token: string) {
    const body = { email, role: "admin" };
    const { id } = await stage.portal.post<{ id: string }>(`/apps/${appId}/collaborators`, body);
    await stage.server.send("POST", `/invitations/${id}/accept`, { token });
  }
});
