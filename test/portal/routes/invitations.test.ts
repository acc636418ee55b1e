import { expect } from "chai";
import { days, hours } from "../../../portal/clock.ts";
import { onEachDatabase } from "../../support/databases.ts";
import type { TestPortal } from "../../support/portal.ts";
import { newProgram } from "../../support/program.ts";
import { newApp, newCollaborator, startStage, succeed, type Json } from "../../support/stage.ts";

onEachDatabase("an invitation", () => {
  let portal: TestPortal;
  let token: string;
  let bob: { email: string; token: string };
  let carol: { email: string; token: string };

  before(async () => {
    const stage = await startStage();
    portal = stage.portal;
    token = stage.owner.token;
    bob = { ...(await portal.account("bob@example.com")) };
    carol = { ...(await portal.account("carol@example.com")) };
  });
  after(() => portal.stop());

  /** An app to which Bob is invited and in which Carol is an admin. */
  async function newWorld() {
    const app = await newApp(portal, token);
    const url = `${app}/collaborators`;
    const body = { email: bob.email };
    const invited = await succeed(portal, token, "POST", url, { body });
    const accepted = await newCollaborator(portal, token, app, carol, "admin");
    return { token, app, url, pending: `${url}/${invited.id}`, accepted, invited };
  }

  const accept = ({ invited }: { invited: { id: string } }, as = bob) =>
    portal.send("POST", `/invitations/${invited.id}/accept`, { token: as.token });
  const mine = async (as = bob): Promise<Json[]> =>
    (await succeed(portal, as.token, "GET", "/invitations?limit=500")).items;
  const codeOf = (answer: { json: () => unknown }) => (answer.json() as Json).error.code;

  it("is shown to the invited account with the app's name, and lets it in once it accepts", async () => {
    const world = await newWorld();
    const found = (await mine()).find(({ id }) => id === world.invited.id);
    expect(found).to.deep.include({ role: "developer", invitedBy: "owner@example.com" });
    expect(`/apps/${found?.app.id}`).to.equal(world.app);
    const accepted = (await accept(world)).json<Json>();
    expect(accepted).to.deep.include({ status: "accepted", acceptedAt: portal.clock().toISOString() });
    expect((await succeed(portal, bob.token, "GET", world.app)).role).to.equal("developer");
  });

  it("is accepted once", async () => {
    const world = await newWorld();
    const answers = await Promise.all([accept(world), accept(world)]);
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 409]);
  });

  it("is not there for another account, nor for one whose address is not verified", async () => {
    const world = await newWorld();
    expect(codeOf(await accept(world, carol))).to.equal("not_found");
    const email = "unverified@example.com";
    const unverified = await portal.account(email);
    await portal.store.write((db) =>
      db.updateTable("accounts").set({ verified_at: null }).where("email", "=", email).execute(),
    );
    const invited = await succeed(portal, token, "POST", world.url, { body: { email } });
    expect(codeOf(await accept({ ...world, invited }, unverified))).to.equal("not_found");
    expect(await mine(unverified)).to.deep.equal([]);
  });

  it("is not accepted by following a link", async () => {
    const world = await newWorld();
    const answer = await portal.send("GET", `/invitations/${world.invited.id}/accept`, {
      token: bob.token,
    });
    expect(answer.status).to.equal(405);
  });

  it("expires after 7 days, and can be sent again", async () => {
    const world = await newWorld();
    portal.advance(7 * days - 1);
    expect((await succeed(portal, token, "GET", world.pending)).status).to.equal("pending");
    portal.advance(1);
    expect((await succeed(portal, token, "GET", world.pending)).status).to.equal("expired");
    expect(codeOf(await accept(world))).to.equal("invitation_expired");
    expect((await mine()).map(({ id }) => id)).not.to.include(world.invited.id);
    const expiresAt = new Date(portal.clock().getTime() + 7 * days).toISOString();
    const again = await succeed(portal, token, "POST", `${world.pending}/invitation`);
    expect(again).to.deep.include({
      status: "pending",
      expiresAt,
      invitedAt: portal.clock().toISOString(),
    });
    expect((await accept(world)).status).to.equal(200);
  });

  it("can be declined, and sent again even so", async () => {
    const world = await newWorld();
    const decline = () =>
      portal.send("POST", `/invitations/${world.invited.id}/decline`, { token: bob.token });
    expect((await decline()).status).to.equal(204);
    expect((await succeed(portal, token, "GET", world.pending)).status).to.equal("declined");
    expect([codeOf(await decline()), codeOf(await accept(world))]).to.deep.equal(
      Array(2).fill("invitation_not_pending"),
    );
    portal.advance(60_000);
    await succeed(portal, token, "POST", `${world.pending}/invitation`);
    expect((await accept(world)).status).to.equal(200);
  });

  it("is sent again once a minute at most, however often that is asked for at once", async () => {
    const world = await newWorld();
    const resend = () => portal.send("POST", `${world.pending}/invitation`, { token });
    portal.advance(59_999);
    expect(codeOf(await resend())).to.equal("invitation_just_sent");
    portal.advance(1);
    const answers = await Promise.all(Array.from({ length: 20 }, resend));
    expect(answers.filter(({ status }) => status === 200)).to.have.length(1);
  });

  describe("that is to be sent again when it has expired", () => {
    const ask = (world: { pending: string }, headers = {}) =>
      portal.send("POST", `${world.pending}/invitation`, { token, body: { whenExpired: true }, headers });
    const mails = async () =>
      (await portal.store.read((db) => db.selectFrom("outbox").select("id").execute())).length;

    it("is sent once, however often that is asked for", async () => {
      const world = await newWorld();
      portal.advance(7 * days);
      const before = await mails();
      const sent = (await ask(world)).json<Json>();
      expect(sent).to.include({ status: "pending", invitedAt: portal.clock().toISOString() });
      portal.advance(hours);
      const again = await ask(world);
      expect([again.status, again.json()]).to.deep.equal([200, sent]);
      expect(await mails()).to.equal(before + 1);
      portal.advance(7 * days);
      expect((await ask(world)).json()).to.include({ invitedAt: portal.clock().toISOString() });
    });

    const answered = (answer: "accept" | "decline") => async (world: { invited: { id: string } }) => {
      await succeed(portal, bob.token, "POST", `/invitations/${world.invited.id}/${answer}`);
    };
    for (const [status, happens] of [
      ["pending", async () => undefined],
      ["accepted", answered("accept")],
      ["declined", answered("decline")],
    ] as const) {
      it(`stays as it is while it is ${status}`, async () => {
        const world = await newWorld();
        await happens(world);
        portal.advance(status === "pending" ? hours : 8 * days);
        const [before, sent] = [await succeed(portal, token, "GET", world.pending), await mails()];
        const answer = await ask(world);
        expect([answer.status, answer.json()]).to.deep.equal([200, before]);
        expect(before).to.include({ status });
        expect(await mails()).to.equal(sent);
      });
    }

    it("stays as it is for a program that has lost it", async () => {
      const world = await newWorld();
      portal.advance(7 * days);
      expect(codeOf(await ask(world, newProgram().headers))).to.equal("claim_lost");
    });
  });

  it("is not withdrawn, nor sent again, on a stale view", async () => {
    const world = await newWorld();
    const { headers } = await portal.send("GET", world.pending, { token });
    const known = { "if-match": String(headers.etag) };
    portal.advance(60_000);
    await succeed(portal, token, "POST", `${world.pending}/invitation`, { headers: known });
    for (const method of ["POST", "DELETE"] as const) {
      const answer = await portal.send(method, `${world.pending}/invitation`, { token, headers: known });
      expect(codeOf(answer)).to.equal("precondition_failed");
    }
  });

  it("is gone once it is withdrawn, and with its app", async () => {
    const withdrawn = await newWorld();
    await succeed(portal, token, "DELETE", `${withdrawn.pending}/invitation`);
    expect(codeOf(await accept(withdrawn))).to.equal("not_found");
    const deleted = await newWorld();
    await succeed(portal, token, "DELETE", deleted.app);
    expect(codeOf(await accept(deleted))).to.equal("not_found");
    const events = await succeed(portal, token, "GET", `${deleted.app}/audit-events`);
    const withdrawal = events.items.find(({ action }) => action === "collaborator.invitation_withdrawn");
    expect(withdrawal?.target).to.deep.equal({ type: "collaborator", id: deleted.invited.id });
    const answered = { id: deleted.accepted.split("/").at(-1) ?? "" };
    expect(codeOf(await accept({ invited: answered }, carol))).to.equal("not_found");
    await succeed(portal, token, "POST", `${deleted.app}/restore`);
    expect(codeOf(await accept(deleted))).to.equal("not_found");
    expect((await succeed(portal, carol.token, "GET", deleted.app)).role).to.equal("admin");
  });

  it("is mailed when it is sent and sent again, not when the role changes, then or later; the outbox is sealed", async () => {
    const world = await newWorld();
    const mails = () =>
      portal.store.read((db) =>
        db.selectFrom("outbox").selectAll().where("recipient", "=", bob.email).orderBy("id").execute(),
      );
    const before = (await mails()).length;
    await succeed(portal, token, "PATCH", world.pending, { body: { role: "admin" } });
    expect(await mails()).to.have.length(before);
    portal.advance(60_000);
    await succeed(portal, token, "POST", `${world.pending}/invitation`);
    const [mail, ...rest] = (await mails()).slice(before);
    expect(rest).to.deep.equal([]);
    expect(mail?.body).not.to.include("invites you");
    await accept(world);
    await succeed(portal, token, "PATCH", world.pending, { body: { role: "developer" } });
    expect(await mails()).to.have.length(before + 1);
  });
});
