import { expect } from "chai";
import { randomUUID } from "node:crypto";
import { onSerializablePostgres } from "../../support/databases.ts";
import { programSecret } from "../../support/program.ts";
import { newApp, succeed } from "../../support/stage.ts";
import { startTwoPortals, type TwoPortals } from "../../support/two-portals.ts";

const atOnce = 24;

/** What is asked at once, and how often it can succeed. */
const races: [title: string, part: string, ask: (n: number) => { method: "POST" | "PATCH"; body: object }][] =
  [
    ["changes of one app", "", (n) => ({ method: "PATCH", body: { description: `Change ${n}` } })],
    [
      "rotations of one secret",
      "/production-credentials/secrets",
      () => ({ method: "POST", body: { secretHash: programSecret().secretHash } }),
    ],
    [
      "invitations to one app",
      "/collaborators",
      (n) => ({ method: "POST", body: { email: `guest${n}@example.com` } }),
    ],
    [
      "invitations of one person",
      "/collaborators",
      () => ({ method: "POST", body: { email: "bob@example.com" } }),
    ],
  ];

onSerializablePostgres("requests that keep each other from being serializable", function () {
  this.timeout(60_000);

  let two: TwoPortals;
  let token: string;
  let app: string;

  beforeEach(async () => {
    two = await startTwoPortals({ rateLimit: { perSecond: 1e6, burst: 1e6 } });
    ({ token } = await two.one.account("owner@example.com"));
    app = await newApp(two.one, token);
    await succeed(two.one, token, "POST", `${app}/production-credentials`);
  });
  afterEach(() => two.stop());

  for (const [title, part, ask] of races) {
    it(`each end in success or in one clear refusal: ${title}`, async () => {
      const answers = await Promise.all(
        Array.from({ length: atOnce }, (_, n) => {
          const { method, body } = ask(n);
          const headers = { "idempotency-key": randomUUID() };
          return two.both[n % 2]!.send(method, `${app}${part}`, { token, body, headers });
        }),
      );
      for (const { status, text } of answers) {
        if (status >= 300) expect(text).to.match(/"code":"(overloaded|collaborator_exists)"/);
      }
      expect(answers.some(({ status }) => status < 300)).to.equal(true);
      await succeed(two.other, token, "GET", app);
    });
  }

  it("make what each of them was told", async () => {
    const answers = await Promise.all(
      Array.from({ length: atOnce }, (_, n) => {
        const body = { email: `guest${n}@example.com` };
        return two.both[n % 2]!.send("POST", `${app}/collaborators`, { token, body });
      }),
    );
    const told = answers
      .filter(({ status }) => status === 201)
      .map((each) => each.json<{ email: string }>().email);
    const { items } = await succeed(two.one, token, "GET", `${app}/collaborators`);
    expect((items as { email: string }[]).map(({ email }) => email).sort()).to.deep.equal(told.sort());
  });
});
