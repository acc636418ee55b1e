import { onEachDatabase } from "../../support/databases.ts";
import { granted, newVerifier, startOAuth, type OAuth, type TestClient } from "../../support/oauth.ts";
import { expectError } from "../../support/oauth-requests.ts";

const refused = ["invalid_grant", "invalid_request"];

onEachDatabase("proof keys for code exchange (RFC 7636)", () => {
  let oauth: OAuth;
  let client: TestClient;

  before(async () => {
    oauth = await startOAuth();
    client = await oauth.production();
  });
  after(() => oauth.portal.stop());

  /** Exchanges a code that was asked for with what is made of a verifier. */
  async function exchange(verifier: string | undefined, code_verifier: string | string[] | undefined) {
    const challenge = verifier === undefined ? {} : newVerifier(verifier).challenge;
    const code = await oauth.code(client, oauth.person, challenge);
    return { code, answer: await oauth.exchange(client, code, { code_verifier }) };
  }

  for (const [name, verifier] of [
    ["the example of appendix B", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"],
    ["43 characters, the fewest", "a".repeat(43)],
    ["128 characters, the most", "Z".repeat(128)],
    ["every kind of unreserved character", "aZ09-._~".repeat(6)],
  ] as const) {
    it(`4.6: takes the verifier: ${name}`, async () => {
      granted((await exchange(verifier, verifier)).answer);
    });
  }

  const right = "v".repeat(43);
  const long = "v".repeat(129);
  const rows: [
    name: string,
    made: string | undefined,
    given: string | string[] | undefined,
    errors: string | string[],
  ][] = [
    ["4.6: another verifier", right, "w".repeat(43), "invalid_grant"],
    [
      "4.6: the challenge in the place of the verifier",
      right,
      newVerifier(right).challenge.code_challenge,
      "invalid_grant",
    ],
    ["4.6: the verifier in another case", right, right.toUpperCase(), "invalid_grant"],
    ["4.6: no verifier", right, undefined, refused],
    ["4.6: an empty verifier", right, "", refused],
    ["4.6: a verifier where there was no challenge", undefined, right, refused],
    ["4.1: a verifier of 42 characters", right.slice(1), right.slice(1), refused],
    ["4.1: a verifier of 129 characters", long, long, refused],
    ["4.1: a verifier with a space", `${right} x`, `${right} x`, refused],
    ["4.1: a verifier with a plus sign", `${right}+`, `${right}+`, refused],
    ["4.1: a verifier with a letter that is not ASCII", `${right}ä`, `${right}ä`, refused],
    ["4.1: a verifier with a line break", right, `${right}\n`, refused],
  ];
  for (const [name, made, given, errors] of rows) {
    it(`${name} is refused, and leaves a code that is used up`, async () => {
      const { code, answer } = await exchange(made, given);
      expectError(answer, errors);
      if (answer.json.error === "invalid_request") return;
      expectError(await oauth.exchange(client, code, { code_verifier: made }), "invalid_grant");
    });
  }

  it("4.3: a verifier given twice is refused", async () => {
    expectError((await exchange(right, [right, right])).answer, "invalid_request");
  });

  it("4.4: every code has a challenge of its own", async () => {
    const [one, two] = [newVerifier(), newVerifier()];
    const [codeOne, codeTwo] = [
      await oauth.code(client, oauth.person, one.challenge),
      await oauth.code(client, oauth.person, two.challenge),
    ];
    granted(await oauth.exchange(client, codeTwo, { code_verifier: two.verifier }));
    granted(await oauth.exchange(client, codeOne, { code_verifier: one.verifier }));
  });
});
