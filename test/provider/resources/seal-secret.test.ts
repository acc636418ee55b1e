import { Decrypter, armor, generateIdentity, identityToRecipient } from "age-encryption";
import { expect } from "chai";
import { constants, generateKeyPairSync, privateDecrypt } from "node:crypto";
import { refusalOfPublicKey, sealed } from "../../../provider/resources/seal-secret.ts";

const rsa = (modulusLength: number) =>
  generateKeyPairSync("rsa", {
    modulusLength,
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });

describe("a sealed secret", () => {
  it("is read with the age identity whose recipient was given", async () => {
    const identity = await generateIdentity();
    const recipient = await identityToRecipient(identity);
    expect(await refusalOfPublicKey(recipient)).to.equal(undefined);
    const text = await sealed("the secret", recipient);
    expect(text)
      .to.match(/^-----BEGIN AGE ENCRYPTED FILE-----/)
      .and.not.to.include("the secret");
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    expect(await decrypter.decrypt(armor.decode(text), "text")).to.equal("the secret");
  });

  it("is read with the RSA key whose public half was given, by OAEP with SHA-256", async () => {
    const { publicKey, privateKey } = rsa(2048);
    expect(await refusalOfPublicKey(publicKey)).to.equal(undefined);
    const text = await sealed("the secret", publicKey);
    const key = { key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha256" };
    expect(privateDecrypt(key, Buffer.from(text, "base64")).toString()).to.equal("the secret");
  });

  it("is made for a key as files have it, with white space around it and any line ends", async () => {
    const recipient = await identityToRecipient(await generateIdentity());
    const { publicKey } = rsa(2048);
    for (const key of [`${recipient}\n`, ` \n${publicKey}\n\n`, publicKey.replaceAll("\n", "\r\n")]) {
      expect(await refusalOfPublicKey(key)).to.equal(undefined);
      expect(await sealed("the secret", key)).not.to.include("the secret");
    }
  });

  const { publicKey, privateKey } = rsa(1024);
  const ec = generateKeyPairSync("ec", {
    namedCurve: "P-256",
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  for (const [what, key, reason] of [
    ["an RSA key that is too short", publicKey, /must have at least 2048 bits; it has 1024/],
    ["an RSA private key", privateKey, /is a private key/],
    ["an age identity", "AGE-SECRET-KEY-1QQQQ", /is a private key.*age1/],
    ["a file of an age identity", "# created: today\nage-secret-key-1qqqq\n", /is a private key.*age1/],
    [
      "a recipient of a plugin",
      `age1yubikey1${"q".repeat(58)}`,
      /mistyped or cut, or it is one of an age plugin/,
    ],
    ["an age recipient with a typing error", `age1${"q".repeat(58)}`, /is no age recipient/],
    ["a key for something else", ec.publicKey, /must be an age recipient .* or an RSA public key/],
    ["any text", "secret", /must be an age recipient .* or an RSA public key/],
    ["nothing", "", /must be an age recipient .* or an RSA public key/],
  ] as const) {
    it(`is not made for ${what}, and the refusal does not repeat it`, async () => {
      const refusal = await refusalOfPublicKey(key);
      expect(refusal).to.match(reason);
      if (key.length > 10) expect(refusal).not.to.include(key.slice(0, 60));
    });
  }
});
