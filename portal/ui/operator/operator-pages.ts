import type { Pages } from "../pages.ts";
import { accountsPage } from "./accounts.ts";
import { deletedAppsPage } from "./deleted-apps.ts";
import { outboxPage } from "./outbox.ts";
import { overviewPage } from "./overview.ts";
import { rejectPage } from "./reject.ts";
import { requestsPage } from "./requests.ts";
import { settingsPage } from "./settings.ts";

export function operatorPages(pages: Pages): void {
  overviewPage(pages);
  requestsPage(pages);
  rejectPage(pages);
  accountsPage(pages);
  outboxPage(pages);
  deletedAppsPage(pages);
  settingsPage(pages);
}
