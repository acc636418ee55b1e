import { authorizeApp } from "../../apps/authorize.ts";
import { isAllowed, permissions, roles, type Permission } from "../../permissions.ts";
import { html } from "../html.ts";
import type { Pages } from "../pages.ts";
import { appUrl } from "./app-pages.ts";
import { roleNames } from "./badges.ts";

export function permissionsPage(pages: Pages): void {
  pages.add("/apps/:appId/permissions", {
    async view({ params, read }) {
      await read((context) => authorizeApp(context, params["appId"] ?? "", "viewApp"));
      return {
        title: "Permissions Details",
        body: html`<div class="card">
          <h1>Permissions Details</h1>
          <div class="scroll" tabindex="0" role="region" aria-label="Permissions"><table>
            <caption class="hidden-text">What each role may do in an app</caption>
            <thead><tr><th scope="col">Permission</th>${roles.map((role) => html`<th scope="col">${roleNames[role]}</th>`)}</tr></thead>
            <tbody>${(Object.keys(permissions) as Permission[]).map(
              (permission) =>
                html`<tr><th scope="row">${permissions[permission].title}</th>${roles.map((role) => html`<td>${isAllowed(role, permission) ? "Yes" : "No"}</td>`)}</tr>`,
            )}</tbody>
          </table></div>
          <p class="actions"><a class="button" href="${appUrl(params, "manage-collaborators")}" data-cancel>Back</a></p>
        </div>`,
      };
    },
  });
}
