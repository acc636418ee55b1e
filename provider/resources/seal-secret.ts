import { constants, createPublicKey, publicEncrypt, type KeyObject } from "node:crypto";

/** The shortest RSA key to which a secret is sealed, in bits. */
const SHORTEST = 2048;

/** Why a text is no key to seal to, worded to follow the property's name, or nothing when it is one. */
export async function refusalOfPublicKey(given: string): Promise<string | undefined> {
  const text = given.trim();
  if (/AGE-SECRET-KEY-/i.test(text))
    return "is a private key, which nobody else may know: give the recipient (age1…)";
  if (/PRIVATE KEY/.test(text)) return "is a private key, which nobody else may know: give the public one";
  if (isAge(text)) {
    try {
      await encrypterFor(text);
      return undefined;
    } catch {
      return "is no age recipient that this can seal to: it is mistyped or cut, or it is one of an age plugin";
    }
  }
  const key = rsaKeyOf(text);
  if (!key)
    return 'must be an age recipient ("age1…") or an RSA public key in PEM ("-----BEGIN PUBLIC KEY-----…")';
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  return bits < SHORTEST ? `must have at least ${SHORTEST} bits; it has ${bits}` : undefined;
}

/** Seals a secret so that only the holder of the private key can read it: as an armored age file, or RSA-OAEP (SHA-256) in base64. */
export async function sealed(secret: string, given: string): Promise<string> {
  const publicKey = given.trim();
  if (isAge(publicKey)) {
    const { armor } = await import("age-encryption");
    return armor.encode(await (await encrypterFor(publicKey)).encrypt(secret));
  }
  const key = { key: publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha256" };
  return publicEncrypt(key, Buffer.from(secret)).toString("base64");
}

function isAge(text: string): boolean {
  return text.startsWith("age1");
}

async function encrypterFor(recipient: string) {
  const { Encrypter } = await import("age-encryption");
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter;
}

function rsaKeyOf(text: string): KeyObject | undefined {
  try {
    const key = createPublicKey(text);
    return key.asymmetricKeyType === "rsa" ? key : undefined;
  } catch {
    return undefined;
  }
}
