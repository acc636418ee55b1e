import { expect } from "chai";
import { setUpLinkFor } from "../../../portal/accounts/set-up.ts";
import { onEachDatabase } from "../../support/databases.ts";
import { wordsOf } from "../../support/forms.ts";
import { person, signIn, startMailingPortal } from "../../support/people.ts";
import type { TestPortal } from "../../support/portal.ts";
import { newApp, succeed } from "../../support/stage.ts";
import { visitor } from "../../support/visitor.ts";

const hour = 60 * 60 * 1_000;
const someone = { firstName: "Grace", lastName: "Example", password: "a new password" };
const owner = "owner@example.com";

onEachDatabase("a mailed link", () => {
  let portal: TestPortal;
  let mailsTo: Awaited<ReturnType<typeof startMailingPortal>>["mailsTo"];

  beforeEach(async () => {
    ({ portal, mailsTo } = await startMailingPortal());
  });
  afterEach(() => portal.stop());

  const ask = (path: string, email: string) => visitor(portal).post(path, { email });
  const lastLink = async (email: string) => (await mailsTo(email)).at(-1)?.link ?? "";
  const fields = { ...someone, email: owner };
  async function setUpLink(): Promise<string> {
    const link = await setUpLinkFor({ ...portal, publicUrl: () => "http://localhost" });
    return link?.replace("http://localhost", "") ?? "";
  }

  it("sets up the portal once, with an operator", async () => {
    const link = await setUpLink();
    const first = visitor(portal);
    const hidden = await first.hidden("/set-up", link);
    expect((await first.postAsIs("/set-up", { ...hidden, ...fields })).location).to.equal("/apps");
    expect((await first.get("/operator")).status).to.equal(200);
    const second = visitor(portal);
    expect((await second.get(link)).status).to.equal(409);
    const again = await second.post(
      "/set-up",
      { ...fields, token: hidden["token"] ?? "", email: "second@example.com" },
      { from: "/sign-in" },
    );
    expect(again.status).to.equal(409);
    expect(await setUpLink()).to.equal("");
    expect(await portal.store.read((db) => db.selectFrom("accounts").select("id").execute())).to.have.length(
      1,
    );
  });

  it("sets up no portal that has an account, nor by a link that was not given", async () => {
    const made = visitor(portal);
    expect((await made.get("/set-up?token=guessed")).status).to.equal(410);
    const link = await setUpLink();
    const hidden = await made.hidden("/set-up", link);
    await portal.account(owner);
    expect((await made.get(link)).status).to.equal(409);
    const answer = await made.postAsIs("/set-up", { ...hidden, ...fields, email: "late@example.com" });
    expect(answer.status).to.equal(409);
  });

  it("chooses a new password once, signs in, and ends the sessions but not the tokens", async () => {
    const ada = await person(portal, owner);
    const elsewhere = await visitor(portal).signInAs(ada);
    await ask("/forgot-password", owner);
    const link = await lastLink(owner);
    const here = visitor(portal);
    const hidden = await here.hidden("/reset-password", link);
    const answer = await here.postAsIs("/reset-password", { ...hidden, password: someone.password });
    expect(answer.location).to.equal("/apps?done=password-changed");
    expect((await here.get("/apps")).status).to.equal(200);
    expect((await elsewhere.get("/apps")).status).to.equal(303);
    expect((await portal.send("GET", "/me", { token: ada.token })).status).to.equal(200);
    expect((await visitor(portal).get(link)).status).to.equal(410);
    const again = visitor(portal);
    const csrf = await again.hidden("/reset-password", "/sign-in");
    const second = { ...hidden, ...csrf, password: "yet another password" };
    expect((await again.postAsIs("/reset-password", second)).status).to.equal(410);
    expect((await signIn(visitor(portal), owner)).status).to.equal(401);
    const withNew = await signIn(visitor(portal), owner, { password: someone.password });
    expect(withNew.status).to.equal(303);
  });

  it("is over after an hour, and when a newer one was asked for", async () => {
    await person(portal, owner);
    await ask("/forgot-password", owner);
    const first = await lastLink(owner);
    await ask("/forgot-password", owner);
    const second = await lastLink(owner);
    expect((await visitor(portal).get(first)).status).to.equal(410);
    expect((await visitor(portal).get(second)).status).to.equal(200);
    portal.advance(hour);
    const late = await visitor(portal).get(second);
    expect(late.status).to.equal(410);
    expect(late.text).to.include('href="/forgot-password"');
  });

  it("is answered alike for addresses with and without an account", async () => {
    await person(portal, owner);
    for (const path of ["/forgot-password", "/sign-up"]) {
      const [known, unknown] = [await ask(path, owner), await ask(path, "nobody@example.com")];
      expect(known.status).to.equal(200);
      expect(unknown.status).to.equal(200);
      expect(wordsOf(unknown.text)).to.equal(wordsOf(known.text).replaceAll(owner, "nobody@example.com"));
      expect(await mailsTo("nobody@example.com"), path).to.deep.equal([]);
    }
    expect((await mailsTo(owner)).map(({ subject }) => subject)).to.deep.equal([
      "A new password for the developer portal",
      "You have an account in the developer portal",
    ]);
  });

  it("makes the account of whoever was invited, who can accept then", async () => {
    const { token } = await person(portal, owner);
    const app = await newApp(portal, token);
    const email = "grace@example.com";
    await succeed(portal, token, "POST", `${app}/collaborators`, { body: { email, role: "admin" } });
    await ask("/sign-up", email);
    const link = await lastLink(email);
    const grace = visitor(portal);
    expect((await grace.open(link)).text).to.include(email);
    const hidden = await grace.hidden("/sign-up", link);
    expect((await grace.postAsIs("/sign-up", { ...hidden, ...someone })).location).to.equal("/apps");
    const { text } = await grace.get("/apps");
    const accept = /action="(\/invitations\/[^"]+\/accept)"/.exec(text)?.[1] ?? "";
    expect((await grace.post(accept, {}, { from: "/apps" })).location).to.equal(
      `${app}?done=invitation-accepted`,
    );
    expect((await visitor(portal).get(link)).status).to.equal(410);
  });

  it("makes accounts of everybody where the operator opened sign-up", async () => {
    const boss = await visitor(portal).signInAs(await person(portal, owner));
    const settings = { signUp: "open", sandboxGenerationSeconds: "2", approvalRequired: "false" };
    expect((await boss.post("/operator/settings", settings)).status).to.equal(303);
    await ask("/sign-up", "anybody@example.com");
    const link = await lastLink("anybody@example.com");
    const anybody = visitor(portal);
    const weak = await anybody.post(link, {
      ...(await anybody.hidden("/sign-up", link)),
      ...someone,
      password: "short",
    });
    expect(weak.status).to.equal(422);
    expect(weak.text).to.include("Password").and.not.to.include('value="short"');
    const hidden = await anybody.hidden("/sign-up", link);
    const made = await anybody.postAsIs("/sign-up", { ...hidden, ...someone });
    expect([made.status, made.location]).to.deep.equal([303, "/apps"]);
    expect((await anybody.get("/operator")).status).to.equal(403);
  });

  it("is mailed at most some times to one who asks again and again", async () => {
    await person(portal, owner);
    const statuses = [];
    for (let n = 0; n < 20; n++) statuses.push((await ask("/forgot-password", owner)).status);
    expect(statuses.filter((status) => status === 200)).to.have.length.within(1, 12);
    expect(statuses.at(-1)).to.equal(429);
  });
});
