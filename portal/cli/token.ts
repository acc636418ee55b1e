import { Command, InvalidArgumentError, Option } from "commander";
import { findAccount } from "../accounts/accounts.ts";
import { days, hours, later } from "../clock.ts";
import { Complaint } from "../complaint.ts";
import { scopes, type Scope } from "../context.ts";
import type { Place } from "../data.ts";
import {
  appsOf,
  issueToken,
  listTokens,
  mayHave,
  revokeToken,
  tokenName,
  tokenStatus,
} from "../tokens/tokens.ts";
import {
  columns,
  databaseUrlOption,
  dataOption,
  emailOption,
  examples,
  textParser,
  toList,
} from "./options.ts";
import { readFrom, writeTo } from "./on-data.ts";

export const tokenCommand = () =>
  new Command("token")
    .description("Make, list and revoke the tokens that programs use.")
    .addCommand(createCommand())
    .addCommand(listCommand())
    .addCommand(revokeCommand());

const createCommand = () =>
  new Command("create")
    .description("Make a token and print it alone on standard output. It is shown only this once.")
    .addOption(dataOption())
    .addOption(databaseUrlOption())
    .addOption(emailOption())
    .addOption(
      new Option("--scopes <list>", `what it may do, of ${scopes.join(", ")}`)
        .argParser(toScopes)
        .default(["read", "write"], "read,write"),
    )
    .addOption(
      new Option("--name <name>", "what it is for, for people")
        .argParser(textParser(tokenName))
        .default("command line"),
    )
    .addOption(
      new Option("--expires <time>", "after how long it stops working, like 90d or 12h, or never")
        .argParser(toMilliseconds)
        .default(365 * days, "365d"),
    )
    .option("--apps <ids>", "the only apps it may touch; by default all of the account's", toIds)
    .addHelpText(
      "after",
      examples(
        "devportal token create --data ./data --email ada@example.com --scopes read,write",
        "devportal token create --data ./data --email ada@example.com --scopes read --name ci --expires 90d",
      ),
    )
    .action(create);

interface CreateOptions extends Place {
  email: string;
  scopes: Scope[];
  name: string;
  expires: number | null;
  apps?: string[];
}

async function create({ email, scopes, name, expires, apps, ...place }: CreateOptions): Promise<void> {
  const token = await writeTo(place, async (context) => {
    const account = await findAccount(context.db, email);
    if (!account) {
      throw new Complaint(`There is no account for ${email}: make it with \`devportal account create\`.`);
    }
    if (!mayHave(account, scopes)) {
      throw new Complaint(
        `${email} is no operator of the portal: a token for it cannot have the scope operator.`,
      );
    }
    const visible = await appsOf(context.db, account.id);
    const unknown = apps?.filter((id) => !visible.includes(id)) ?? [];
    if (unknown.length > 0) throw new Complaint(`${email} has no app ${unknown.join(", ")}: check --apps.`);
    return issueToken(context, {
      accountId: account.id,
      name,
      scopes,
      appIds: apps ?? null,
      expiresAt: expires === null ? null : later(context.now, expires),
    });
  });
  console.log(token);
}

const listCommand = () =>
  new Command("list")
    .description("List all tokens; of a token only its beginning is kept.")
    .addOption(dataOption())
    .addOption(databaseUrlOption())
    .action(async (place: Place) => {
      const tokens = await readFrom(place, (db) => listTokens(db));
      const now = new Date().toISOString();
      const rows = tokens.map((token) => [
        token.id,
        `${token.prefix}…`,
        token.email,
        token.name,
        (JSON.parse(token.scopes) as Scope[]).join(","),
        tokenStatus(token, now),
        token.expires_at ?? "never",
        token.last_used_at ?? "never",
      ]);
      console.log(
        columns([["ID", "TOKEN", "ACCOUNT", "NAME", "SCOPES", "STATUS", "EXPIRES", "LAST USED"], ...rows]),
      );
    });

const revokeCommand = () =>
  new Command("revoke")
    .description("End a token at once.")
    .argument("<id>", "its id, as `devportal token list` shows it")
    .addOption(dataOption())
    .addOption(databaseUrlOption())
    .action(async (id: string, place: Place) => {
      const known = await writeTo(place, (context) => revokeToken(context, id));
      if (!known)
        throw new Complaint(`There is no token ${id}: \`devportal token list\` shows those there are.`);
      console.log(`Revoked the token ${id}.`);
    });

function toIds(text: string): string[] {
  const ids = toList(text);
  if (ids.length === 0) throw new InvalidArgumentError("It must name at least one app, or be left out.");
  return ids;
}

function toScopes(text: string): Scope[] {
  const asked = toList(text);
  const unknown = asked.filter((each) => !(scopes as readonly string[]).includes(each));
  if (unknown.length > 0 || asked.length === 0) {
    throw new InvalidArgumentError(
      `${unknown.join(", ") || "Nothing"} is no scope: choose of ${scopes.join(", ")}.`,
    );
  }
  return asked as Scope[];
}

function toMilliseconds(text: string): number | null {
  if (text === "never") return null;
  const [, count, unit] = /^(\d{1,5})([dh])$/.exec(text) ?? [];
  if (!count) throw new InvalidArgumentError("It must be like 90d or 12h, or never.");
  return Number(count) * (unit === "d" ? days : hours);
}
