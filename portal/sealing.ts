import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

const algorithm = "aes-256-gcm";
const nonceLength = 12;
const tagLength = 16;

export interface SealingKey {
  id: string;
  /** 32 bytes. */
  key: Buffer;
}

/** Encrypts what the portal must be able to show again. The first key seals, every key opens. */
export interface SealingKeys {
  /** @param row What the value belongs to: sealed text that is copied to another row does not open. */
  seal(plaintext: string, row: string): string;
  /** Whether there is the key that sealed the text: what opening would find out without decrypting. */
  canOpen(sealed: string): boolean;
  /** The text, or undefined when its key is lost or it belongs to another row. */
  open(sealed: string, row: string): string | undefined;
}

export function sealingKeys(keys: [SealingKey, ...SealingKey[]]): SealingKeys {
  const [sealing] = keys;
  const keyOf = (sealed: string) => keys.find(({ id }) => id === sealed.slice(0, sealed.indexOf(".")))?.key;
  return {
    seal(plaintext, row) {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv(algorithm, sealing.key, nonce).setAAD(Buffer.from(row));
      const ciphertext = Buffer.concat([
        cipher.update(plaintext, "utf8"),
        cipher.final(),
        cipher.getAuthTag(),
      ]);
      return [sealing.id, nonce.toString("base64url"), ciphertext.toString("base64url")].join(".");
    },
    canOpen: (sealed) => keyOf(sealed) !== undefined,
    open(sealed, row) {
      const [, nonce = "", text = ""] = sealed.split(".");
      const key = keyOf(sealed);
      if (!key) return undefined;
      try {
        const bytes = Buffer.from(text, "base64url");
        const decipher = createDecipheriv(algorithm, key, Buffer.from(nonce, "base64url"), {
          authTagLength: tagLength,
        });
        decipher.setAAD(Buffer.from(row)).setAuthTag(bytes.subarray(-tagLength));
        return decipher.update(bytes.subarray(0, -tagLength), undefined, "utf8") + decipher.final("utf8");
      } catch {
        return undefined;
      }
    },
  };
}

export function newSealingKey(): SealingKey {
  return { id: randomBytes(4).toString("hex"), key: randomBytes(32) };
}
