import type { TObject } from "typebox";
import { textOf, type Draft } from "./form.ts";
import { html, type Html } from "./html.ts";

interface FieldOptions {
  /** What is there now, when the form was not sent yet. */
  value?: string | undefined;
  /** What was wrong with the form when it was sent. */
  draft?: Draft | undefined;
  /** The choices: codes, and what people read. */
  choices?: Record<string, string>;
  /** What its id begins with, where a page has two fields of one name. */
  prefix?: string;
  /** In place of the schema's title. */
  label?: string;
  /** In place of the schema's description. */
  hint?: string | undefined;
  autocomplete?: string;
  rows?: number;
  type?: "password";
}

interface Described {
  title?: string;
  description?: string;
  format?: string;
  type?: string | string[];
  enum?: unknown;
}

const described = (schema: TObject): Record<string, Described | undefined> => schema.properties;

/** A labelled input for a property of a schema, with its hint and with what was wrong with it. */
export function field(schema: TObject, name: string, options: FieldOptions = {}): Html {
  const property = described(schema)[name];
  if (!property) throw new Error(`The form has no field ${name}.`);
  const { draft, label = property.title ?? name, prefix = "" } = options;
  const id = prefix + name;
  const hint = "hint" in options ? options.hint : property.description;
  const value = valueOf(name, options);
  const problems = problemsOf(draft, name, label);
  const required = "required" in schema && schema.required.includes(name);
  const about = [hint && `${id}-hint`, problems.length > 0 && `${id}-problem`].filter(Boolean);
  const attributes = html`id="${id}" name="${name}"
  ${about.length > 0 && html`aria-describedby="${about.join(" ")}"`}
  ${problems.length > 0 && html`aria-invalid="true"`} ${required && html`required`}
  ${options.autocomplete !== undefined && html`autocomplete="${options.autocomplete}"`}`;

  return html`<div class="field">
    <label for="${id}">${label}${!required && html` <span class="optional">(optional)</span>`}</label>
    ${hint && html`<p class="hint" id="${id}-hint">${hint}</p>`}
    ${
      problems.length > 0 &&
      html`<p class="problem" id="${id}-problem">${problems.map((problem) => `${problem}. `)}</p>`
    }
    ${control(property, value, attributes, options)}
  </div>`;
}

/** A check box: sent as true or false. */
export function checkBox(name: string, label: string, checked: boolean, hint?: string): Html {
  return html`<div class="check">
    <input type="hidden" name="${name}" value="false" />
    <input
      type="checkbox"
      id="${name}"
      name="${name}"
      value="true"
      ${checked && html`checked`}
      ${hint !== undefined && html`aria-describedby="${name}-hint"`}
    />
    <label for="${name}">${label}</label>
    ${hint !== undefined && html`<p class="hint" id="${name}-hint">${hint}</p>`}
  </div>`;
}

/** One of a few, each in the open. */
export function radios(legend: string, name: string, choices: Record<string, string>, chosen: string): Html {
  return html`<fieldset id="${name}" tabindex="-1">
    <legend>${legend}</legend>
    ${Object.entries(choices).map(
      ([code, text]) =>
        html`<div class="check">
          <input
            type="radio"
            id="${name}-${code}"
            name="${name}"
            value="${code}"
            ${code === chosen && html`checked`}
          />
          <label for="${name}-${code}">${text}</label>
        </div>`,
    )}
  </fieldset>`;
}

/** What was wrong with a form that was sent, above it: every field at once, each with a link to it. */
export function problemSummary(draft: Draft | undefined, schema?: TObject, prefix = ""): Html | undefined {
  if (!draft) return undefined;
  const titleOf = (name: string) => (schema && described(schema)[name]?.title) ?? name;
  return html`<div class="problems" role="alert">
    <h2>Nothing was saved</h2>
    ${draft.message !== undefined && html`<p>${draft.message}</p>`}
    ${
      draft.problems.length > 0 &&
      html`<ul>
        ${draft.problems.map((problem) => {
          const [name = ""] = problem.field.split(/[[.]/);
          return html`<li>
            <a href="#${prefix}${name}">${sentence({ ...problem, label: titleOf(name) })}</a>
          </li>`;
        })}
      </ul>`
    }
  </div>`;
}

// A password that was sent is not sent back: pages can be kept, and seen.
function valueOf(name: string, { draft, value, type }: FieldOptions): string {
  if (type === "password") return "";
  return draft ? textOf(draft.form, name) : (value ?? "");
}

function problemsOf(draft: Draft | undefined, name: string, label: string): string[] {
  return (draft?.problems ?? [])
    .filter(({ field }) => field === name || field.startsWith(`${name}[`))
    .map((problem) => sentence({ ...problem, label }));
}

function sentence({ field, message, label }: { field: string; message: string; label: string }): string {
  const [, index] = /\[(\d+)\]/.exec(field) ?? [];
  return `${label}${index === undefined ? "" : `, line ${Number(index) + 1},`} ${message}`;
}

const inputTypes: Record<string, string> = { address: "email", phone: "tel", "web-url": "url" };

function control(
  { format = "", type, enum: codes }: Described,
  value: string,
  attributes: Html,
  { choices, rows, type: asked }: FieldOptions,
): Html {
  if (choices) {
    return html`<select ${attributes}>
      ${!(value in choices) && html`<option value="">Choose one</option>`}
      ${Object.entries(choices).map(
        ([code, text]) => html`<option value="${code}" ${code === value && html`selected`}>${text}</option>`,
      )}
    </select>`;
  }
  if (codes !== undefined) throw new Error("A field of few choices needs their labels.");
  if (format === "text" || type === "array") {
    return html`<textarea ${attributes} rows="${rows ?? 3}">${"\n"}${value}</textarea>`;
  }
  return html`<input type="${asked ?? inputTypes[format] ?? "text"}" ${attributes} value="${value}" />`;
}
