import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import { wordsOf } from "../../support/forms.ts";
import type { TestPortal } from "../../support/portal.ts";
import { newApp, startStage, succeed } from "../../support/stage.ts";
import { visitor, type Visitor } from "../../support/visitor.ts";

const card = { description: "Changed.", integrationType: "hybrid", category: "other" };

onEachDatabase("a form of another site", () => {
  let portal: TestPortal;
  let owner: Visitor;
  let account: Awaited<ReturnType<typeof startStage>>["owner"];
  let app: string;

  before(async () => {
    ({ portal, owner: account } = await startStage());
    owner = await visitor(portal).signInAs(account);
  });
  beforeEach(async () => {
    app = await newApp(portal, account.token);
  });
  after(() => portal.stop());

  const url = () => `${app}/settings`;
  const hidden = () => owner.hidden(url(), app);
  const own = { origin: "http://localhost", "sec-fetch-site": "same-origin" };
  const send = async (change: (given: Record<string, string>) => Record<string, string>, headers = {}) =>
    owner.postAsIs(url(), change({ ...card, name: `C ${app}`, ...(await hidden()) }), headers);
  const rows: [name: string, send: () => ReturnType<Visitor["post"]>][] = [
    ["without the hidden field", () => send(({ _csrf: _, ...rest }) => rest)],
    ["with a wrong one", () => send((given) => ({ ...given, _csrf: "A".repeat(43) }))],
    ["with an empty one", () => send((given) => ({ ...given, _csrf: "" }))],
    [
      "with another session's",
      async () => {
        const other = await visitor(portal).signInAs(account);
        const { _csrf = "" } = await other.hidden(url(), app);
        return send((given) => ({ ...given, _csrf }));
      },
    ],
    [
      "with that from before signing in",
      async () => {
        const { _csrf = "" } = await visitor(portal).hidden("/sign-in");
        return send((given) => ({ ...given, _csrf }));
      },
    ],
    ["by its Origin", () => send((given) => given, { origin: "https://evil.example" })],
    ["by an opaque Origin", () => send((given) => given, { origin: "null" })],
    ["by Sec-Fetch-Site", () => send((given) => given, { ...own, "sec-fetch-site": "cross-site" })],
    [
      "by Sec-Fetch-Site, of a sister site",
      () => send((given) => given, { ...own, "sec-fetch-site": "same-site" }),
    ],
    [
      "with a forged cookie",
      async () => {
        const given = await hidden();
        const forged = visitor(portal);
        forged.cookies.set("devportal_session", "A".repeat(43));
        return forged.postAsIs(url(), { ...card, ...given });
      },
    ],
  ];
  for (const [name, attempt] of rows) {
    it(`is refused ${name}`, async () => {
      const { status, text } = await attempt();
      expect([
        status,
        wordsOf(text).includes("This form was not sent from a page of this portal"),
      ]).to.deep.equal([403, true]);
      expect(await succeed(portal, account.token, "GET", app)).to.have.property("description", "An app.");
    });
  }

  it("is told from the portal's own forms", async () => {
    expect((await send((given) => given, own)).status).to.equal(303);
  });

  it("cannot sign anybody in or out", async () => {
    const stranger = visitor(portal);
    for (const path of [
      "/sign-in",
      "/sign-out",
      "/sign-up",
      "/forgot-password",
      "/set-up",
      "/reset-password",
    ]) {
      expect((await stranger.postAsIs(path, { email: "a@example.com" })).status, path).to.equal(403);
      expect((await owner.postAsIs(path, { email: "a@example.com" })).status, path).to.equal(403);
    }
    expect((await owner.get("/apps")).status).to.equal(200);
  });
});
