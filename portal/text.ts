import Type, { type TSchema, type TUnsafe } from "typebox";
import { redirectUriProblem } from "./production-credentials/redirect-uris.ts";

// C0 and C1 controls except line feed, then the characters that change the direction of what follows.
 
const unprintable = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;

/** The formats of text fields: how each is recognised, and what a person is told otherwise. */
export const formats = {
  line: {
    test: (text: string) => !unprintable.test(text) && !text.includes("\n"),
    says: "must not contain line breaks, control or bidirectional characters",
  },
  text: {
    test: (text: string) => !unprintable.test(text),
    says: "must not contain control or bidirectional characters",
  },
  address: {
    test: (text: string) => /^[^\s@<>()[\],;:\\"]+@[^\s@<>()[\],;:\\".]+(\.[^\s@<>()[\],;:\\".]+)*$/.test(text),
    says: "must be an e-mail address",
  },
  phone: {
    test: (text: string) => /^[+0-9().\- x]+$/.test(text),
    says: "must hold only digits, spaces and + ( ) . - x",
  },
  "web-url": { test: isWebUrl, says: "must be an http or https URL" },
  "redirect-uri": {
    test: (text: string) => redirectUriProblem(text) === undefined,
    says: (text: string) => redirectUriProblem(text) ?? "is fine",
  },
  uuid: {
    test: (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text),
    says: "must be a UUID",
  },
  "uuid-v7": {
    test: (text: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i.test(text),
    says: "must be a version 7 UUID",
  },
  sha256: {
    test: (text: string) => /^[0-9a-f]{64}$/.test(text),
    says: "must be a SHA-256 in 64 lower-case hexadecimal characters",
  },
} as const satisfies Record<string, Format>;

interface Format {
  test: (text: string) => boolean;
  says: string | ((text: string) => string);
}

interface TextOptions {
  minLength?: number;
  maxLength?: number;
  format?: keyof typeof formats;
  description: string;
}

/** A text field: trimmed, then held against its limits. */
export function text(options: TextOptions) {
  return Type.String({ format: "line", ...options, trim: true });
}

/** The same field where `null` clears it. */
export function orNull<Schema extends TSchema>(schema: Schema): TUnsafe<Type.Static<Schema> | null> {
  return Type.Unsafe<Type.Static<Schema> | null>({ ...schema, type: ["type" in schema && schema.type, "null"] });
}

function isWebUrl(text: string): boolean {
  if (/[\s\\]/.test(text) || !URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return ["http:", "https:"].includes(protocol) && !username && !password;
}
