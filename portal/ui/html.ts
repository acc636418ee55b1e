/** Markup that is safe to send. Only `html` makes it. */
export class Html {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  static of(text: string): Html {
    return new Html(text);
  }

  toString(): string {
    return this.#text;
  }
}

/** What can stand in a template: text is escaped; nothing, false and null leave no trace. */
export type Content = Html | string | number | false | null | undefined | readonly Content[];

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/**
 * Makes markup of a template, in which every value is escaped, in text and in quoted attributes.
 * @example html`<a href="${url}">${name}</a>`
 */
export function html(parts: TemplateStringsArray, ...values: Content[]): Html {
  return Html.of(
    dense(parts).reduce(
      (text, part, index) => text + (index > 0 ? textOf(values[index - 1]) : "") + part,
      "",
    ),
  );
}

const known = new WeakMap<TemplateStringsArray, string[]>();

/** A template's own text without the indentation of its source; what is filled in keeps every space. */
function dense(parts: TemplateStringsArray): string[] {
  const made = known.get(parts) ?? parts.map((part) => part.replaceAll(/\n\s*/g, "\n"));
  known.set(parts, made);
  return made;
}

function textOf(value: Content): string {
  if (value === null || value === undefined || value === false) return "";
  if (value instanceof Html) return value.toString();
  if (typeof value === "object") return value.map(textOf).join("");
  return String(value).replaceAll(/[&<>"']/g, (character) => entities[character] ?? "");
}
