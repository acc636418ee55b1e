const entities: Record<string, string> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&amp;": "&",
};

/** What a person reads where a page escapes it. */
export function unescape(text: string): string {
  return text.replaceAll(/&(lt|gt|quot|#39|amp);/g, (entity) => entities[entity] ?? entity);
}

/** The values of an attribute in a page, in its order. */
export function attributes(page: string, name: string): string[] {
  return [...page.matchAll(new RegExp(`\\s${name}="([^"]*)"`, "g"))].map(([, value = ""]) => unescape(value));
}

/** The hidden fields of the form that is sent to a path; of the first form of the page if there is none. */
export function hiddenFields(page: string, path: string): Record<string, string> {
  const forms = [...page.matchAll(/<form\s([^>]*)>(.*?)<\/form>/gs)];
  const form = forms.find(([, start = ""]) => attributes(` ${start}`, "action").includes(path)) ?? forms[0];
  const hidden = [...(form?.[2] ?? "").matchAll(/<input\s[^>]*type="hidden"[^>]*>/g)];
  return Object.fromEntries(
    hidden.map(([input]) => [attributes(input, "name")[0] ?? "", attributes(input, "value")[0] ?? ""]),
  );
}

/** Where a page leads: its links, and where its forms are sent. */
export function ways(page: string): string[] {
  return [...attributes(page, "href"), ...attributes(page, "action")];
}

/** What a page says, without its markup. */
export function wordsOf(page: string): string {
  return unescape(page.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " "));
}
