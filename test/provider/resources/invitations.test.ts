import { expect } from "chai";
import { days, hours } from "../../../portal/clock.ts";
import { collaborator } from "../../../provider/resources/collaborator.ts";
import { onEachDatabase } from "../../support/databases.ts";
import { refusalOf } from "../../support/front-ends/asking.ts";
import { frontEnds, throughBoth } from "../../support/front-ends/both.ts";
import { invited, newEmail } from "../../support/invited.ts";

onEachDatabase("The invitation of a Collaborator", () => {
  const test = throughBoth();
  const again = { invitationExpired: "DELETE", invitations: "UPDATE" };
  const whenExpired = { reinvite: "whenExpired" };

  for (const given of [{}, whenExpired, { ...whenExpired, maxInvitations: 1 }]) {
    test(`shows no difference while it is pending: ${JSON.stringify(given)}`, async (stage) => {
      const { preview, refresh, says, mails } = await invited(stage, given);
      expect(await preview()).to.deep.equal({});
      stage.server.advance(6 * days);
      await refresh();
      expect(await preview()).to.deep.equal({});
      says({ role: "admin" });
      expect(await preview()).to.deep.equal({ role: "UPDATE" });
      expect(await mails()).to.equal(1);
    });
  }

  for (const status of ["pending", "accepted"]) {
    test(`takes another role without another mail while it is ${status}`, async (stage) => {
      const { says, up, state, answer, mails } = await invited(stage, whenExpired);
      if (status === "accepted") await answer("accept");
      says({ role: "admin" });
      await up();
      expect(state()).to.include({ role: "admin", status });
      expect(await mails()).to.equal(1);
    });
  }

  test("that expired is sent again by the next up, which its preview shows, until there were enough", async (stage) => {
    const one = await invited(stage, { ...whenExpired, maxInvitations: 2 });
    const { refresh, preview, up, says, state, mails, path } = one;
    expect(state()).to.include({ invitations: 1 });
    const first = state().expiresAt;
    stage.server.advance(8 * days);
    await refresh();
    expect(stage.said().at(-1)).to.match(/ expired at \S+Z; the next `pulumi up` sends it again$/);
    expect(state()).to.include({ status: "expired", invitationExpired: first });
    expect(await preview()).to.deep.equal(again);
    stage.recorder.clear();
    await up();
    const writes = stage.recorder.writes().map(({ method, path }) => `${method} ${path}`);
    expect(writes).to.deep.equal([`POST /api/v1${path}/invitation`]);
    expect(state()).to.include({ status: "pending", invitations: 2 });
    expect(state()).not.to.have.property("invitationExpired");
    expect(await preview()).to.deep.equal({});
    expect(await mails()).to.equal(2);

    stage.server.advance(8 * days);
    await refresh();
    expect(stage.said().at(-1)).to.match(
      /, after 2 invitations, and `maxInvitations` allows no more; raise it/,
    );
    expect(await preview()).to.deep.equal({});
    says({ maxInvitations: 3 });
    expect(await preview()).to.deep.equal({ maxInvitations: "UPDATE", ...again });
    await up();
    expect(state()).to.include({ status: "pending", invitations: 3 });
    expect(await mails()).to.equal(3);
    await refresh();
    expect(await preview()).to.deep.equal({});
  });

  test("is sent three times where the program does not say how often", async (stage) => {
    const { refresh, preview, up, mails } = await invited(stage, whenExpired);
    for (const expected of [again, again, {}, {}]) {
      stage.server.advance(8 * days);
      await refresh();
      expect(await preview()).to.deep.equal(expected);
      await up();
    }
    expect(await mails()).to.equal(3);
  });

  test("that expired stays so where the program does not ask for another, until it does", async (stage) => {
    const { refresh, preview, says, up, state, mails } = await invited(stage);
    stage.server.advance(8 * days);
    await refresh();
    expect(state()).to.include({ status: "expired" });
    expect(stage.said().at(-1)).to.match(
      / expired at \S+Z; send it again in the portal, or set `reinvite: "whenExpired"`/,
    );
    expect(await preview()).to.deep.equal({});
    says({ reinvite: "never" });
    expect(await preview()).to.deep.equal({ reinvite: "ADD" });
    await up();
    expect(await preview()).to.deep.equal({});
    expect(await mails()).to.equal(1);
    says(whenExpired);
    expect(await preview()).to.deep.equal({
      reinvite: "UPDATE",
      invitations: "ADD",
      invitationExpired: "DELETE",
    });
    await up();
    expect(state()).to.include({ status: "pending", invitations: 2 });
    expect(await mails()).to.equal(2);
    says({ reinvite: undefined });
    expect(await preview()).to.deep.equal({ reinvite: "DELETE", invitations: "DELETE" });
    await up();
    expect(await mails()).to.equal(2);
  });

  test("that expired unnoticed is sent again by the up after a refresh, when the program asks for it", async (stage) => {
    const { says, preview, up, refresh, state, mails } = await invited(stage);
    stage.server.advance(8 * days);
    says(whenExpired);
    expect(await preview()).to.deep.equal({ reinvite: "ADD", invitations: "ADD" });
    await up();
    expect(await mails()).to.equal(1);
    await refresh();
    expect(await preview()).to.deep.equal(again);
    await up();
    expect(state()).to.include({ status: "pending", invitations: 2 });
    expect(await mails()).to.equal(2);
  });

  for (const says of ["the next up", "a refresh"]) {
    test(`is not sent twice, and counts, when the answer to the first request was lost, before ${says}`, async (stage) => {
      const { refresh, preview, up, state, mails } = await invited(stage, whenExpired);
      stage.server.advance(8 * days);
      await refresh();
      stage.recorder.inject(({ method }) => method === "POST", { kill: "after" });
      await refusalOf(up());
      stage.server.advance(hours);
      expect(await preview()).to.deep.equal(again);
      if (says === "a refresh") await refresh();
      else await up();
      expect(state()).to.include({ status: "pending", invitations: 2 });
      expect(await preview()).to.deep.equal({});
      expect(await mails()).to.equal(2);
    });
  }

  test("does not count when a person sent it", async (stage) => {
    const { refresh, preview, state, resendByHand } = await invited(stage, whenExpired);
    stage.server.advance(8 * days);
    await refresh();
    await resendByHand();
    await refresh();
    expect(state()).to.include({ status: "pending", invitations: 1 });
    expect(await preview()).to.deep.equal({});
  });

  test("is mailed with the role that the same up gives", async (stage) => {
    const { refresh, says, up, path } = await invited(stage, whenExpired);
    stage.server.advance(8 * days);
    await refresh();
    says({ role: "admin" });
    stage.recorder.clear();
    await up();
    expect(stage.recorder.writes().map(({ method, path }) => `${method} ${path}`)).to.deep.equal([
      `PATCH /api/v1${path}`,
      `POST /api/v1${path}/invitation`,
    ]);
  });

  test("that cannot be sent is asked for by the next up, which knows the role that was given", async (stage) => {
    const { refresh, says, preview, up, state, mails } = await invited(stage, whenExpired);
    stage.server.advance(8 * days);
    await refresh();
    says({ role: "admin" });
    stage.recorder.inject(({ method }) => method === "POST", { answer: { status: 503, body: {} } });
    expect((await refusalOf(up())).id).not.to.equal("");
    expect(state()).to.include({ role: "admin", status: "expired", invitations: 1 });
    expect(await preview()).to.deep.equal(again);
    await up();
    expect(state()).to.include({ role: "admin", status: "pending", invitations: 2 });
    expect(await mails()).to.equal(2);
  });

  test("that was sent again by hand, and accepted, is left in peace", async (stage) => {
    const { refresh, up, state, answer, resendByHand, mails } = await invited(stage, whenExpired);
    stage.server.advance(8 * days);
    await refresh();
    await resendByHand();
    await answer("accept");
    await up();
    expect(state()).to.include({ status: "accepted", invitations: 2 });
    expect(await mails()).to.equal(2);
  });

  test("that was declined is not sent again, and this is said", async (stage) => {
    const { refresh, preview, state, answer, mails } = await invited(stage, whenExpired);
    await answer("decline");
    stage.server.advance(8 * days);
    await refresh();
    expect(state()).to.include({ status: "declined" });
    expect(stage.said().at(-1)).to.match(
      /^person-\d+@example\.com declined the invitation and is not invited again by a program; send it again in the portal/,
    );
    expect(await preview()).to.deep.equal({});
    expect(await mails()).to.equal(1);
  });

  test("that had expired before it was adopted is sent again", async (stage) => {
    const [appId, email] = [await stage.newApp(), newEmail(stage)];
    await stage.portal.post(`/apps/${appId}/collaborators`, { email });
    stage.server.advance(8 * days);
    const resource = stage.resource(collaborator);
    const managedBy = stage.declared(collaborator, email);
    const program = { appId, email, adopt: true, ...whenExpired, managedBy };
    const { properties } = await resource.create((await resource.check({}, program)).inputs);
    expect(properties).to.include({ status: "pending", invitations: 1 });
  });

  test("keeps the account of the token from removing or demoting itself, with the portal's reason", async (stage) => {
    const { id, state, answer, inputs } = await invited(stage, { role: "admin" });
    await answer("accept");
    const { email } = state();
    const account = await stage.server.store.read((db) =>
      db.selectFrom("accounts").select("id").where("email", "=", String(email)).executeTakeFirstOrThrow(),
    );
    const token = await stage.server.token(account.id);
    const other = frontEnds.find(({ called }) => called === stage.called)!;
    const theirs = await other.start({ url: stage.recorder.url, token });
    try {
      const { delete: remove, update } = theirs.resource(collaborator);
      for (const asked of [remove(id, state()), update(id, state(), { ...inputs(), role: "developer" })]) {
        const { message } = await refusalOf(asked);
        expect(message).to.include(
          `self_lockout: The program runs with a token of ${String(email)}, who would lose this app`,
        );
      }
    } finally {
      await theirs.stop();
    }
  });
});
