import Type from "typebox";
import { authorizeApp } from "../../apps/authorize.ts";
import { newId } from "../../ids.ts";
import { deleteSandbox, generateSandbox, viewSandbox } from "../../sandboxes/manage.ts";
import { resetSandboxSecret, viewSandboxSecret } from "../../sandboxes/secret.ts";
import { bodyOf } from "../form.ts";
import { confirmation } from "../confirmation.ts";
import { html } from "../html.ts";
import { redirect } from "../page.ts";
import type { Pages } from "../pages.ts";
import { byHand, type Visit } from "../visit.ts";
import { appPage } from "./app-page.ts";
import { appUrl } from "./app-pages.ts";
import { shownOnce } from "./shown-once.ts";

const section = "sandbox-account";
const onceForm = Type.Object({ key: Type.String({ format: "uuid" }) });

export function sandboxPages(pages: Pages): void {
  const allowed = ({ params, read }: Visit) =>
    read((context) => authorizeApp(context, params["appId"] ?? "", "manageSandbox"));

  pages.add("/apps/:appId/generate-sandbox", {
    async view(visit, draft) {
      const { name } = await allowed(visit);
      return confirmation(visit, {
        title: "Generate Sandbox",
        body: html`<p>The app “${name}” gets a company of its own with sample data, and credentials that are valid only there. It takes a moment.</p>`,
        does: "Generate Sandbox",
        back: appUrl(visit.params, section),
        draft,
      });
    },
    async act({ params, write }) {
      await write((context) => generateSandbox(context, params["appId"] ?? "", {}, byHand));
      return redirect(appUrl(params, section), "sandbox-started");
    },
  });

  pages.add("/apps/:appId/show-sandbox-secret", {
    instead: ({ params }) => appUrl(params, section),
    view: (visit, draft) => appPage(visit, { sandbox: draft }),
    async act({ params, write }) {
      const shown = await write((context) => viewSandboxSecret(context, params["appId"] ?? ""));
      return {
        title: "Sandbox Credentials",
        body: html`<section class="card" aria-labelledby="sandbox-credentials">
          <h1 id="sandbox-credentials">Sandbox Credentials</h1>
          <p>They are valid in the sandbox only. That you looked is written down in the app's activity.</p>
          <dl class="facts">
            <dt>Client ID</dt><dd><code>${shown.clientId}</code></dd>
            <dt>Client Secret</dt><dd><code id="sandbox-secret" class="secret" data-once>${shown.secret}</code> <button type="button" data-copy="sandbox-secret" hidden>Copy<span class="hidden-text"> the client secret</span></button></dd>
          </dl>
          <p class="actions"><a class="button primary" href="${appUrl(params, section)}">Back</a></p>
        </section>`,
      };
    },
  });

  pages.add("/apps/:appId/reset-sandbox-secret", {
    async view(visit, draft) {
      await allowed(visit);
      return confirmation(visit, {
        title: "Reset Sandbox Secret",
        body: html`<p>The sandbox gets a new Client Secret. The former one stops working at once.</p>
          <input type="hidden" name="key" value="${newId()}">`,
        does: "Reset Sandbox Secret",
        back: appUrl(visit.params, section),
        draft,
        danger: true,
        once: true,
      });
    },
    async act({ params, form, write }) {
      const appId = params["appId"] ?? "";
      const { key } = bodyOf(onceForm, form);
      const { clientId, secret } = await write(async (context) => {
        const { secret } = await resetSandboxSecret(context, appId, {}, { ...byHand, key });
        return { secret, clientId: (await viewSandbox(context, appId)).clientId };
      });
      if (secret === undefined) return redirect(appUrl(params, section));
      return shownOnce({
        title: "Your New Sandbox Secret",
        clientId,
        secret,
        remark: "The sandbox's page can show it again.",
        back: appUrl(params, section),
      });
    },
  });

  pages.add("/apps/:appId/delete-sandbox", {
    async view(visit, draft) {
      await allowed(visit);
      return confirmation(visit, {
        title: "Delete Sandbox",
        body: html`<p>Its data and its credentials are gone at once. The next sandbox is a new one, with other ids.</p>`,
        does: "Delete Sandbox",
        back: appUrl(visit.params, section),
        draft,
        danger: true,
      });
    },
    async act({ params, write }) {
      await write((context) => deleteSandbox(context, params["appId"] ?? "", byHand));
      return redirect(appUrl(params, section), "sandbox-deleted");
    },
  });
}
