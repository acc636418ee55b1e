import { asCode } from "../../apps/as-code.ts";
import { findWholeApp } from "../../apps/whole-app.ts";
import { html } from "../html.ts";
import type { Pages } from "../pages.ts";
import { appUrl, logoUrl } from "./app-pages.ts";

export function codePage(pages: Pages): void {
  pages.add("/apps/:appId/code", {
    async view({ params, read }) {
      const whole = await read((context) => findWholeApp(context, params["appId"] ?? ""));
      const { app } = whole;
      return {
        title: `${app.name} as code`,
        body: html`<h1>${app.name} as Code</h1>
          <p><a href="${appUrl(params, "as-code")}">Back to the app</a></p>
          <p>Paste this into a Pulumi program in TypeScript. The lines with <code>adopt</code> take over what exists here; after the first <code>pulumi up</code> they can stay.</p>
          ${app.managedBy !== null && html`<p class="warning">A program manages this app already: <code>${app.managedBy}</code>. Another one is refused until that one has released it.</p>`}
          <p class="actions">
            <button type="button" data-copy="code" hidden>Copy<span class="hidden-text"> the program</span></button>
            ${app.logo && html`<a class="button" href="${logoUrl(app)}" download>Download the Logo</a>`}
          </p>
          <pre class="code" tabindex="0"><code id="code">${asCode(whole)}</code></pre>`,
      };
    },
  });
}
