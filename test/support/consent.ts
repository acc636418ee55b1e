import { attributes, hiddenFields } from "./forms.ts";
import type { Answer, Visitor } from "./visitor.ts";

/** Presses a button of a page: its form goes off as the page has it, except for what is changed. */
export async function press(
  who: Visitor,
  { text }: Pick<Answer, "text">,
  label: "Authorize" | "Deny",
  changed: Record<string, string> = {},
): Promise<Answer> {
  const { action, fields } = formWith(text, label);
  return who.postAsIs(action, { ...fields, ...changed });
}

/** The form that has a button with this label, and what is sent when it is pressed. */
export function formWith(page: string, label: string): { action: string; fields: Record<string, string> } {
  for (const [form, start = "", inner = ""] of page.matchAll(/<form\s([^>]*)>(.*?)<\/form>/gs)) {
    for (const [, button = "", words = ""] of inner.matchAll(/<button([^>]*)>(.*?)<\/button>/gs)) {
      if (words.trim() !== label) continue;
      const [action = ""] = attributes(` ${start}`, "action");
      const [name] = attributes(button, "name");
      const [value = ""] = attributes(button, "value");
      return {
        action,
        fields: { ...hiddenFields(form, action), ...(name === undefined ? {} : { [name]: value }) },
      };
    }
  }
  throw new Error(`No form of this page has a button ${label}:\n${page}`);
}
