import { invalid } from "../../errors.ts";
import { changeSettings, readSettings, settings, settingsChange } from "../../settings.ts";
import { checkBox, field, problemSummary, radios } from "../field.ts";
import { bodyOf, textOf, type Draft } from "../form.ts";
import { html } from "../html.ts";
import { redirect, type Page } from "../page.ts";
import type { Pages } from "../pages.ts";
import type { Visit } from "../visit.ts";
import { operatorHead } from "./head.ts";

const seconds = "sandboxGenerationSeconds";
const signUpChoices = { invitation: "Whoever was invited to an app", open: "Everybody" };

export function settingsPage(pages: Pages): void {
  pages.add("/operator/settings", {
    access: "operator",
    view: settingsForm,
    async act({ form, write }) {
      // An empty number counts as left out, and nothing would be said of it.
      if (textOf(form, seconds).trim() === "") throw invalid([{ field: seconds, message: "is required" }]);
      const wanted = bodyOf(settingsChange, form);
      await write((context) => changeSettings(context, wanted));
      return redirect("/operator/settings", "settings-saved");
    },
  });
}

async function settingsForm({ csrfField, read }: Visit, draft?: Draft): Promise<Page> {
  const now = await read(({ db }) => readSettings(db));
  const approval = draft ? textOf(draft.form, "approvalRequired") === "true" : now.approvalRequired;
  const signUp = draft ? textOf(draft.form, "signUp") : now.signUp;
  return {
    title: "Settings",
    body: html`${operatorHead("Settings")}
      <form class="card" method="post" action="/operator/settings" novalidate>
        ${problemSummary(draft, settings)}${csrfField}
        ${checkBox("approvalRequired", "Production credentials need an operator's approval", approval, "Those that work already go on working.")}
        ${radios("Who may make an account", "signUp", signUpChoices, signUp)}
        ${field(settings, seconds, { draft, value: String(now[seconds]) })}
        <p class="actions"><button class="primary">Save</button></p>
      </form>`,
  };
}
