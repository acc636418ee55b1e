import { authorizeApp } from "../../apps/authorize.ts";
import { checkIfMatch, etagOf } from "../../etag.ts";
import { changeCredentials, viewCredentials } from "../../production-credentials/manage.ts";
import { largestRedirectUrisBody } from "../../redirect-uris.ts";
import { changeSandbox, viewSandbox } from "../../sandboxes/manage.ts";
import { bodyOf, textOf } from "../form.ts";
import { redirect } from "../page.ts";
import type { Pages } from "../pages.ts";
import { byHand } from "../visit.ts";
import { appPage } from "./app-page.ts";
import { appUrl } from "./app-pages.ts";
import { redirectUrisForms } from "./redirect-uris-form.ts";

// A form writes each byte of such a character as three.
const bodyLimit = 3 * largestRedirectUrisBody;

/** Saves the redirect URIs of either client of an app. */
export function redirectUrisPages(pages: Pages): void {
  for (const { place, schema, section, draftName, permission, view, change } of [
    {
      ...redirectUrisForms.production,
      section: "production-credentials",
      draftName: "redirectUris",
      permission: "manageCredentials",
      view: viewCredentials,
      change: changeCredentials,
    },
    {
      ...redirectUrisForms.sandbox,
      section: "sandbox-account",
      draftName: "sandboxRedirectUris",
      permission: "manageSandbox",
      view: viewSandbox,
      change: changeSandbox,
    },
  ] as const) {
    pages.add(`/apps/:appId/${place}`, {
      bodyLimit,
      instead: ({ params }) => appUrl(params, section),
      view: (visit, draft) => appPage(visit, { [draftName]: draft }),
      async act({ params, form, write }) {
        const appId = params["appId"] ?? "";
        const { redirectUris = [] } = bodyOf(schema, { redirectUris: form["redirectUris"] ?? "" });
        await write(async (context) => {
          await authorizeApp(context, appId, permission);
          // Only of what the form shows: a secret that was used meanwhile is no conflict.
          const before = await view(context, appId);
          checkIfMatch(textOf(form, "etag"), etagOf(before.redirectUris), "list of redirect URIs");
          await change(context, appId, { redirectUris }, byHand);
        });
        return redirect(appUrl(params, section), "redirect-uris-saved");
      },
    });
  }
}
