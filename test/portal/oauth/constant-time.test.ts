import { expect } from "chai";
import crypto, { createHash } from "node:crypto";
import { syncBuiltinESMExports } from "node:module";
import { onEachDatabase } from "../../support/databases.ts";
import { newVerifier, startOAuth, type OAuth, type TestClient } from "../../support/oauth.ts";

/** What was compared with what. */
type Compared = [one: string, other: string];

onEachDatabase("secrets are compared without telling by the time it takes how much agrees", () => {
  const { timingSafeEqual } = crypto;
  const compared: Compared[] = [];
  let oauth: OAuth;
  let client: TestClient;

  before(async () => {
    oauth = await startOAuth();
    client = await oauth.production();
    crypto.timingSafeEqual = (one, other) => {
      compared.push([textOf(one), textOf(other)]);
      return timingSafeEqual(one, other);
    };
    syncBuiltinESMExports();
  });
  beforeEach(() => void compared.splice(0));
  after(async () => {
    crypto.timingSafeEqual = timingSafeEqual;
    syncBuiltinESMExports();
    await oauth.portal.stop();
  });

  /** Whether this was compared, as it is or as its SHA-256, with something that is the same or is not. */
  function wasCompared(text: string, same: boolean): boolean {
    const forms = [Buffer.from(text), createHash("sha256").update(text).digest()].flatMap((bytes) => [
      textOf(bytes),
      textOf(Buffer.from(bytes.toString("hex"))),
      textOf(Buffer.from(bytes.toString("base64url"))),
    ]);
    return compared.some(
      ([one, other]) => (one === other) === same && [one, other].some((side) => forms.includes(side)),
    );
  }

  for (const environment of ["production", "sandbox"] as const) {
    it(`client secrets of ${environment}`, async () => {
      const own = environment === "production" ? client : await oauth.sandbox(client.app);
      await oauth.token(own, { grant_type: "client_credentials" });
      expect(wasCompared(own.secret, true), "the right one").to.equal(true);
      await oauth.token({ ...own, secret: "a wrong one" }, { grant_type: "client_credentials" });
      expect(wasCompared("a wrong one", false), "a wrong one").to.equal(true);
    });
  }

  it("code verifiers (RFC 7636, 4.6)", async () => {
    const { verifier, challenge } = newVerifier();
    const [right, wrong] = [
      await oauth.code(client, oauth.person, challenge),
      await oauth.code(client, oauth.person, challenge),
    ];
    const other = newVerifier().verifier;
    await oauth.exchange(client, right, { code_verifier: verifier });
    expect(wasCompared(verifier, true), "the right one").to.equal(true);
    await oauth.exchange(client, wrong, { code_verifier: other });
    expect(wasCompared(other, false), "a wrong one").to.equal(true);
  });
});

function textOf(bytes: NodeJS.ArrayBufferView): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}
