import type { Page } from "./browser.ts";

type Role = "link" | "button" | "textbox" | "combobox" | "radio";

/** Something by its name, if it has the focus. */
export const focused = (page: Page, role: Role, name: string) =>
  page.getByRole(role, { name, exact: true }).and(page.locator(":focus"));

/** Goes on with Tab until something has the focus. */
export async function tabTo(page: Page, role: Role, name: string) {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    if (await focused(page, role, name).isVisible()) return;
  }
  throw new Error(`Tab never comes to the ${role} ${name}.`);
}
