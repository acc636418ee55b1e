import type { App } from "../../apps/app.ts";
import type { Pages } from "../pages.ts";
import { activityPage } from "./activity.ts";
import { appPage } from "./app-page.ts";
import { codePage } from "./code.ts";
import { collaboratorPages } from "./collaborator-pages.ts";
import { credentialsPages } from "./credentials-pages.ts";
import { deletePages } from "./delete-pages.ts";
import { invitationPages } from "./invitations.ts";
import { logoPages } from "./logo-pages.ts";
import { myAppsPage } from "./my-apps.ts";
import { newAppPage } from "./new-app.ts";
import { permissionsPage } from "./permissions.ts";
import { redirectUrisPages } from "./redirect-uris-pages.ts";
import { sandboxPages } from "./sandbox-pages.ts";
import { secretPages } from "./secret-pages.ts";
import { settingsPage } from "./settings-page.ts";
import { transferPage } from "./transfer.ts";

/** Everything about apps: the list, an app's page, and the pages of what can be done on it. */
export function appPages(pages: Pages): void {
  myAppsPage(pages);
  newAppPage(pages);
  pages.add("/apps/:appId", { view: (visit) => appPage(visit) });
  settingsPage(pages);
  logoPages(pages);
  credentialsPages(pages);
  secretPages(pages);
  redirectUrisPages(pages);
  sandboxPages(pages);
  collaboratorPages(pages);
  transferPage(pages);
  permissionsPage(pages);
  activityPage(pages);
  codePage(pages);
  deletePages(pages);
  invitationPages(pages);
}

/** The address of an app's page, or of a section of it. */
export function appUrl({ appId }: Record<string, string>, section?: string): string {
  return `/apps/${encodeURIComponent(appId ?? "")}${section === undefined ? "" : `#${section}`}`;
}

/** The address of an app's logo: another picture has another one. */
export function logoUrl({ id, logo }: Pick<App, "id" | "logo">): string {
  return `/apps/${id}/logo?v=${logo?.sha256.slice(0, 12) ?? ""}`;
}
