import Type, { type TSchema, type TUnsafe } from "typebox";
import { redirectUriProblem } from "./redirect-uris.ts";

// Also what ends a line in disguise, and halves of characters.
const unprintable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\ufeff]/u;

const uuidV7 = "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";

/** A claim, and the run that writes under it. */
export const claimPattern = new RegExp(`^(${uuidV7})(?: *; *run=(${uuidV7}))?$`, "i");

/** The formats of text fields: how each is recognised, and what a person is told otherwise. */
export const formats = {
  line: {
    test: (text: string) => !unprintable.test(text),
    says: "must not contain line breaks, control or bidirectional characters",
  },
  text: {
    test: (text: string) => !unprintable.test(text.replaceAll(/[\n\t]/g, "")),
    says: "must not contain control or bidirectional characters",
  },
  address: {
    test: (text: string) =>
      !unprintable.test(text) &&
      /^[^\s@<>()[\],;:\\"]+@[^\s@<>()[\],;:\\".]+(\.[^\s@<>()[\],;:\\".]+)*$/.test(text),
    says: "must be an e-mail address",
  },
  phone: {
    test: (text: string) => /^[+0-9().\- x]+$/.test(text),
    says: "must hold only digits, spaces and + ( ) . - x",
  },
  "web-url": { test: isWebUrl, says: "must be an http or https URL" },
  "redirect-uri": {
    test: (text: string) => redirectUriProblem(text) === undefined,
    says: redirectUriProblem,
  },
  uuid: {
    test: (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text),
    says: "must be a UUID",
  },
  claim: {
    test: (text: string) => claimPattern.test(text),
    says: "must be a version 7 UUID, after which `;run=` and another may follow",
  },
  sha256: {
    test: (text: string) => /^[0-9a-f]{64}$/.test(text),
    says: "must be a SHA-256 in 64 lower-case hexadecimal characters",
  },
  day: { test: isDay, says: "must be a day such as 2026-01-31" },
  moment: {
    test: (text: string) => isDay(text) || (isDay(text.slice(0, 10)) && timeOfDay.test(text.slice(10))),
    says: "must be a day such as 2026-01-31, or a time such as 2026-01-31T08:00:00Z",
  },
} as const satisfies Record<string, Format>;

export interface Format {
  test: (text: string) => boolean;
  /** Follows the field's name; a function says what is wrong with this very text. */
  says: string | ((text: string) => string | undefined);
}

/** Lengths in characters; the format is by default `line`. */
export interface TextLimits {
  minLength?: number;
  maxLength?: number;
  format?: keyof typeof formats;
}

interface TextOptions extends TextLimits {
  /** What people call the field. */
  title?: string;
  description: string;
}

/** What a person is told of a text that is too short or too long. */
export const tooShort = (limit: number) =>
  limit === 1 ? "must not be empty" : `must be at least ${limit} characters`;
export const tooLong = (limit: number) => `must be at most ${limit} characters`;

/** What is wrong with a text, in words that follow its name; undefined when nothing is. */
export function textProblem(
  text: string,
  { minLength = 0, maxLength = Infinity, format = "line" }: TextLimits,
): string | undefined {
  const { length } = Array.from(text);
  if (length < minLength) return tooShort(minLength);
  if (length > maxLength) return tooLong(maxLength);
  return formats[format].test(text) ? undefined : saysOf(format, text);
}

/** What a person is told of a text that does not have a format. */
export function saysOf(format: keyof typeof formats, text: string): string {
  const { says }: Format = formats[format];
  return typeof says === "string" ? says : (says(text) ?? "is not valid");
}

/** A text field: trimmed, then held against its limits. */
export function text(options: TextOptions) {
  return Type.String({ format: "line", ...options, trim: true });
}

/** The same field where `null` clears it. */
export function orNull<Schema extends TSchema>(schema: Schema): TUnsafe<Type.Static<Schema> | null> {
  return Type.Unsafe<Type.Static<Schema> | null>({
    ...schema,
    type: ["type" in schema && schema.type, "null"],
  });
}

const timeOfDay = /^T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function isWebUrl(text: string): boolean {
  if (unprintable.test(text) || /[\s\\]/.test(text) || !URL.canParse(text)) return false;
  // Read from the text: URL accepts https:host and https:///host too, and forgets an empty user name.
  const [, authority = "@"] = /^https?:\/\/([^/?#]+)/i.exec(text) ?? [];
  return !authority.includes("@");
}
