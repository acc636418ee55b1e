import { expect } from "chai";
import { onEachDatabase } from "../support/databases.ts";
import type { TestPortal } from "../support/portal.ts";
import { programSecret } from "../support/program.ts";
import { newApp, startStage, succeed } from "../support/stage.ts";
import { everythingKept } from "../support/stored.ts";

onEachDatabase("what the portal keeps", () => {
  const planted = "planted-so-that-the-search-is-known-to-work";
  const own = programSecret();
  const secrets: Record<string, string> = { "a program's secret": own.secret };
  let portal: TestPortal;

  before(async () => {
    const stage = await startStage();
    portal = stage.portal;
    const { token } = stage.owner;
    secrets["a management token"] = token;

    const app = await newApp(portal, token, { description: planted });
    await portal.send("GET", `/apps/${planted}`, { token });
    const url = `${app}/production-credentials`;
    secrets["the first client secret"] = (await succeed(portal, token, "POST", url)).secret;
    secrets["a rotated client secret"] = (await succeed(portal, token, "POST", `${url}/secrets`)).secret;
    await succeed(portal, token, "POST", `${url}/secrets`, { body: { secretHash: own.secretHash } });
    await portal.send("POST", `${url}/secrets`, { token, body: { secretHash: own.secret } });
    await portal.send("POST", `${url}/secrets`, { token, body: { secret: own.secret } });

    await succeed(portal, token, "POST", `${app}/sandbox`);
    secrets["a sandbox's secret"] = (await succeed(portal, token, "GET", `${app}/sandbox/secret`)).secret;
    secrets["a sandbox's new secret"] = (
      await succeed(portal, token, "POST", `${app}/sandbox/secret`)
    ).secret;
    await succeed(portal, token, "POST", `${app}/collaborators`, { body: { email: "bob@example.com" } });
    secrets["the text of a mail"] = "owner@example.com invites you to the app";
  });
  after(() => portal.stop());

  /** Where the text is among what the database holds and what was logged. */
  async function placesOf(text: string): Promise<string[]> {
    const kept = Object.entries(await everythingKept(portal));
    return kept.filter(([, content]) => content.includes(text)).map(([place]) => place);
  }

  it("is searched where a planted text is found: in the database and in the log", async () => {
    const places = await placesOf(planted);
    expect(places.some((place) => place.startsWith("devportal.db"))).to.equal(true);
    expect(places).to.include("log");
  });

  it("includes no secret in the clear", async () => {
    expect(Object.keys(secrets)).to.have.length(7);
    for (const [name, secret] of Object.entries(secrets)) {
      expect(await placesOf(secret), name).to.deep.equal([]);
    }
  });
});
