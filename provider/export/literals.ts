import { isObject } from "../core/wire.ts";

const WIDTH = 100;

/** Source text that stands for itself, such as the name of a variable. */
export class Source {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** A value as it is written in a program after so many characters, on one line where that fits. */
export function literal(value: unknown, indent = "", before = indent.length): string {
  if (value instanceof Source) return value.text;
  if (typeof value === "string") return quoted(value);
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((item) => literal(item, deeper));
    return enclosed("[]", items, indent, before);
  }
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, one]) => {
    const start = `${key(name)}: `;
    return start + literal(one, deeper, deeper.length + start.length);
  });
  return enclosed("{}", members, indent, before);
}

/** A string between double quotes; what an editor would not show, or show elsewhere, is written as its code. */
export function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[\u007f-\u009f\u00ad\p{Zl}\p{Zp}\p{Bidi_Control}\ufeff]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Lines of comment, broken where they would be too long. */
export function comment(text: string): string {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1);
    if (line === undefined || line.length + word.length >= WIDTH) lines.push(`// ${word}`);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines.join("\n");
}

function key(name: string): string {
  // An own property of this name, in place of the prototype.
  if (name === "__proto__") return `["__proto__"]`;
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name);
}

function enclosed(brackets: "[]" | "{}", parts: string[], indent: string, before: number): string {
  const [open = "", close = ""] = brackets;
  if (parts.length === 0) return brackets;
  const space = brackets === "{}" ? " " : "";
  const line = `${open}${space}${parts.join(", ")}${space}${close}`;
  if (before + line.length < WIDTH && !line.includes("\n")) return line;
  return `${open}\n${parts.map((part) => `${indent}  ${part},\n`).join("")}${indent}${close}`;
}
