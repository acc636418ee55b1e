import type { Account } from "../../accounts/accounts.ts";
import { startSession } from "../../accounts/sessions.ts";
import type { Visiting } from "../../portal.ts";
import { textOf } from "../form.ts";
import type { Pages } from "../pages.ts";
import type { SessionCookies } from "../session-cookies.ts";
import type { Visit } from "../visit.ts";

/** Signs in the account that `work` finds or makes, in the same transaction. */
export async function enter(
  visit: Visit,
  { pages, cookies }: { pages: Pages; cookies: SessionCookies },
  work: (context: Visiting) => Promise<Account>,
): Promise<void> {
  const session = await pages.writeUnsigned(async (context) =>
    startSession(context, await work(context), visit.request.ip),
  );
  cookies.keep(visit, session);
}

/** The token of a one-time link: of the form that was sent, else of the address. */
export function linkToken({ form, query }: Visit): string {
  return textOf(form, "token") || (query["token"] ?? "");
}
