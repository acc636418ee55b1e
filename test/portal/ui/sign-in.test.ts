import { expect } from "chai";
import { checkSignIn, throttle } from "../../../portal/accounts/sign-in.ts";
import { PortalError } from "../../../portal/errors.ts";
import { onEachDatabase } from "../../support/databases.ts";
import { startPortal, type TestPortal } from "../../support/portal.ts";
import { wordsOf } from "../../support/forms.ts";
import { password, person, signIn } from "../../support/people.ts";
import { startStage } from "../../support/stage.ts";
import { visitor, type Answer } from "../../support/visitor.ts";

const minute = 60_000;

onEachDatabase("signing in", () => {
  let portal: TestPortal;

  before(async () => {
    ({ portal } = await startStage());
    await person(portal, "ada@example.com");
    const { id } = await person(portal, "gone@example.com");
    const deactivated_at = portal.clock().toISOString();
    await portal.store.write((db) =>
      db.updateTable("accounts").set({ deactivated_at }).where("id", "=", id).execute(),
    );
  });
  beforeEach(() => portal.advance(10 * minute));
  after(() => portal.stop());

  it("leads with the right password to the apps, whatever the address's case", async () => {
    const ada = visitor(portal);
    const answer = await signIn(ada, " ADA@example.com ");
    expect([answer.status, answer.location]).to.deep.equal([303, "/apps"]);
    expect((await ada.get("/apps")).status).to.equal(200);
    expect((await ada.get("/sign-in")).location).to.equal("/apps");
  });

  it("tells neither an unknown address nor a deactivated account from a wrong password", async () => {
    const answers: [status: number, words: string][] = [];
    for (const [email, given] of [
      ["ada@example.com", "a wrong password"],
      ["nobody@example.com", password],
      ["gone@example.com", password],
    ] as const) {
      const { status, text, cookies } = await signIn(visitor(portal), email, { password: given });
      expect(cookies).to.deep.equal([]);
      expect(text).not.to.include(given);
      answers.push([status, wordsOf(text)]);
    }
    expect(answers[0]?.[0]).to.equal(401);
    expect(answers[0]?.[1]).to.include("There is no account with this address and this password.");
    expect(answers[1]).to.deep.equal(answers[0]);
    expect(answers[2]).to.deep.equal(answers[0]);
  });

  for (const [publicUrl, name, secure] of [
    ["http://localhost", "devportal_session", undefined],
    ["https://localhost", "__Host-devportal_session", true],
  ] as const) {
    it(`keeps a session of an ${new URL(publicUrl).protocol} portal in the cookie ${name}`, async () => {
      const other = await startPortal({ publicUrl: () => publicUrl });
      await person(other, "ada@example.com");
      const { cookies } = await signIn(visitor(other), "ada@example.com");
      const { value = "", ...session } = cookies.find((each) => each.name === name) ?? {};
      expect(value).to.match(/^[\w-]{43}$/);
      expect(session).to.include({ path: "/", httpOnly: true, sameSite: "Lax", maxAge: 7 * 24 * 60 * 60 });
      expect(session).not.to.have.property("domain");
      expect((session as { secure?: boolean }).secure).to.equal(secure);
      await other.stop();
    });
  }

  it("starts a new session each time, and keeps none that was planted", async () => {
    const attacker = visitor(portal);
    await attacker.signInAs(await person(portal, "attacker@example.com"));
    const planted = attacker.cookies.get("devportal_session") ?? "";
    const seen = new Set([planted]);
    for (const plant of [planted, "A".repeat(43), ""]) {
      const ada = visitor(portal);
      if (plant) ada.cookies.set("devportal_session", plant);
      const hidden = await ada.hidden("/sign-in");
      await ada.postAsIs("/sign-in", { ...hidden, email: "ada@example.com", password });
      seen.add(ada.cookies.get("devportal_session") ?? "");
      expect((await ada.get("/account")).text).to.include("ada@example.com");
    }
    expect(seen.size).to.equal(4);
    expect((await attacker.get("/apps")).location).to.match(/^\/sign-in/);
  });

  for (const [next, leads] of [
    ["/apps/new", "/apps/new"],
    ["/apps?search=a&page=2", "/apps?search=a&page=2"],
    ["", "/apps"],
    ["apps", "/apps"],
    ["https://evil.example/", "/apps"],
    ["//evil.example/", "/apps"],
    ["///evil.example/", "/apps"],
    ["/\\evil.example/", "/apps"],
    ["\\\\evil.example/", "/apps"],
    ["/\t/evil.example/", "/apps"],
    ["/\n/evil.example/", "/apps"],
    ["/.//evil.example/", "/apps"],
    ["/apps/..//evil.example/", "/apps"],
    ["/%2e%2e//evil.example/", "/apps"],
    ["javascript:alert(1)", "/apps"],
    ["/apps\r\nset-cookie: a=b", "/appsset-cookie:%20a=b"],
  ] as const) {
    it(`leads on from next=${JSON.stringify(next)} to ${leads}`, async () => {
      const { location } = await signIn(visitor(portal), "ada@example.com", { next });
      expect(location).to.equal(leads);
      const shown = await visitor(portal).get(`/sign-in?next=${encodeURIComponent(next)}`);
      expect(shown.text).not.to.include("evil.example");
    });
  }

  it("leads back to the page that asked for it", async () => {
    const ada = visitor(portal);
    const { location = "" } = await ada.get("/apps?search=x");
    const answer = await ada.post(location, { email: "ada@example.com", password });
    expect(answer.location).to.equal("/apps?search=x");
  });

  it("verifies at most some dozen of 10,000 guesses, from one address as well as at one account", async function () {
    this.timeout(120_000);
    const slowDown = throttle(portal);
    const refusals = new Map<string, number>();
    const guess = (email: string, address: string) =>
      checkSignIn(
        { email, address, password: "a guess" },
        { read: (work) => portal.store.read(work), slowDown },
      )
        .then(() => "signed in")
        .catch((error: unknown) => (error instanceof PortalError ? error.code : String(error)))
        .then((outcome) => refusals.set(outcome, (refusals.get(outcome) ?? 0) + 1));
    for (let n = 0; n < 5_000; n++) {
      await guess("ada@example.com", `10.0.${Math.floor(n / 250)}.${n % 250}`);
      await guess(`guess-${n}@example.com`, "192.0.2.1");
    }
    expect([...refusals.keys()]).to.have.members(["sign_in_failed", "rate_limited"]);
    expect(refusals.get("sign_in_failed")).to.be.within(1, 36);
    expect(refusals.get("rate_limited")).to.be.above(9_900);
  });

  it("says to who guesses on when to try again, and lets in who does", async () => {
    const attempts: Answer[] = [];
    for (let n = 0; n < 100; n++)
      attempts.push(await signIn(visitor(portal), "ada@example.com", { password: "no" }));
    expect(attempts.filter(({ status }) => status === 401)).to.have.length.within(1, 12);
    const { status, text } = await signIn(visitor(portal), "ada@example.com");
    expect(status).to.equal(429);
    expect(wordsOf(text)).to.include("Too many requests. Try again in");
    portal.advance(minute);
    expect((await signIn(visitor(portal), "ada@example.com")).status).to.equal(303);
  });
});
