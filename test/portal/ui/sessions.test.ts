import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import type { TestPortal } from "../../support/portal.ts";
import { password, person, signIn } from "../../support/people.ts";
import { startStage, type startStage as StartStage } from "../../support/stage.ts";
import { visitor } from "../../support/visitor.ts";

const hour = 60 * 60 * 1_000;
const email = "ada@example.com";

onEachDatabase("a session", () => {
  let portal: TestPortal;
  let operator: Awaited<ReturnType<typeof StartStage>>["owner"];
  let ada: typeof operator;

  beforeEach(async () => {
    ({ portal, owner: operator } = await startStage());
    ada = await person(portal, email);
  });
  afterEach(() => portal.stop());

  const enter = () => visitor(portal).signInAs(ada);
  const isIn = async (who: Awaited<ReturnType<typeof enter>>) => (await who.get("/apps")).status === 200;

  it("ends with signing out, also for whoever kept the cookie", async () => {
    const [here, elsewhere] = [await enter(), await enter()];
    const thief = visitor(portal);
    for (const [name, value] of here.cookies) thief.cookies.set(name, value);
    const answer = await here.post("/sign-out", {}, { from: "/apps" });
    expect([answer.status, answer.location]).to.deep.equal([303, "/sign-in?done=signed-out"]);
    expect(here.cookies.has("devportal_session")).to.equal(false);
    expect([await isIn(thief), await isIn(elsewhere)]).to.deep.equal([false, true]);
  });

  it("ends everywhere with signing out everywhere", async () => {
    const [here, elsewhere] = [await enter(), await enter()];
    await here.post("/sign-out-everywhere", {}, { from: "/account" });
    expect([await isIn(here), await isIn(elsewhere)]).to.deep.equal([false, false]);
  });

  it("ends after a day without use", async () => {
    const who = await enter();
    portal.advance(24 * hour - 1);
    expect(await isIn(who)).to.equal(true);
    portal.advance(24 * hour);
    expect(await isIn(who)).to.equal(false);
  });

  it("ends after seven days whatever its use", async () => {
    const who = await enter();
    for (let day = 0; day < 7; day++) {
      portal.advance(23 * hour);
      expect(await isIn(who), `day ${day}`).to.equal(true);
    }
    portal.advance(7 * hour);
    expect(await isIn(who)).to.equal(false);
  });

  it("ends with its account's deactivation, as tokens and passwords do, until it is lifted", async () => {
    const who = await enter();
    const boss = await visitor(portal).signInAs(operator);
    const set = (value: string) =>
      boss.post(`/operator/accounts/${ada.id}/active`, { value }, { from: "/operator/accounts" });
    expect((await set("false")).status).to.equal(303);
    expect(await isIn(who)).to.equal(false);
    expect((await portal.send("GET", "/me", { token: ada.token })).status).to.equal(401);
    expect((await signIn(visitor(portal), email)).status).to.equal(401);
    await set("true");
    expect(await isIn(who)).to.equal(false);
    expect((await portal.send("GET", "/me", { token: ada.token })).status).to.equal(200);
    expect((await signIn(visitor(portal), email)).status).to.equal(303);
  });

  it("goes on as a new one with a new password, and every other ends", async () => {
    const [here, elsewhere] = [await enter(), await enter()];
    const before = here.cookies.get("devportal_session");
    const change = (currentPassword: string) =>
      here.post("/account/password", { currentPassword, password: "another password" }, { from: "/account" });
    const wrong = await change("not it");
    expect(wrong.status).to.equal(422);
    expect(wrong.text).to.include("is not your password").and.not.to.include("another password");
    expect((await change(password)).location).to.equal("/account?done=password-changed");
    expect(here.cookies.get("devportal_session")).not.to.equal(before);
    expect([await isIn(here), await isIn(elsewhere)]).to.deep.equal([true, false]);
    expect((await portal.send("GET", "/me", { token: ada.token })).status).to.equal(200);
  });

  it("is not one that the API takes", async () => {
    const who = await enter();
    expect((await who.get("/api/v1/me")).status).to.equal(401);
  });
});
