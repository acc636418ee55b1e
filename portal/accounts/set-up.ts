import { refuse } from "../errors.ts";
import type { Parts, Visiting } from "../portal.ts";
import type { Database } from "../store/tables.ts";
import { addAccount, type Account } from "./accounts.ts";
import { issueLink, requireLink, spendLink } from "./one-time-links.ts";
import type { Person } from "./sign-up.ts";

/** Whether the portal has no account yet. */
export async function isNew(db: Database): Promise<boolean> {
  return (await db.selectFrom("accounts").select("id").limit(1).executeTakeFirst()) === undefined;
}

/** Makes the link to the first account; undefined when there is one already. */
export async function setUpLinkFor({
  store,
  clock,
  publicUrl,
}: Pick<Parts, "store" | "clock" | "publicUrl">): Promise<string | undefined> {
  if (!(await store.read(isNew))) return undefined;
  const moment = { now: clock().toISOString(), publicUrl: publicUrl() };
  return store.write((db) => issueLink({ db, ...moment }, "set-up"));
}

/** @throws PortalError `set_up_already` or `link_invalid`. */
export async function requireSetUpLink(moment: Pick<Visiting, "db" | "now">, token: string): Promise<void> {
  await requireNew(moment.db);
  await requireLink(moment, "set-up", token);
}

async function requireNew(db: Database): Promise<void> {
  if (!(await isNew(db))) throw refuse("set_up_already");
}

/** Makes the first account, an operator. @throws PortalError `set_up_already` or `link_invalid`. */
export async function setUp(
  context: Visiting,
  token: string,
  { email, ...person }: Person & { email: string },
): Promise<Account> {
  await requireNew(context.db);
  await spendLink(context, "set-up", token);
  const account = await addAccount(context, { ...person, email, operator: true });
  if (!account) throw refuse("account_exists", { email });
  return account;
}
