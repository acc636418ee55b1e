import { Command, Option } from "commander";
import { accountName, addAccount, findAccount, listAccounts } from "../accounts/accounts.ts";
import { setPassword } from "../accounts/change-password.ts";
import { hashPassword } from "../accounts/passwords.ts";
import { Complaint } from "../complaint.ts";
import type { Place } from "../data.ts";
import { readFrom, writeTo } from "./on-data.ts";
import { columns, databaseUrlOption, dataOption, emailOption, examples, textParser } from "./options.ts";
import { passwordOption, readNewPassword } from "./password.ts";

export const accountCommand = () =>
  new Command("account")
    .description("Make and list the accounts of people who sign in, and set their passwords.")
    .addCommand(createCommand())
    .addCommand(setPasswordCommand())
    .addCommand(listCommand());

const createCommand = () =>
  new Command("create")
    .description("Make an account. The first one is an operator of the portal.")
    .addOption(dataOption())
    .addOption(databaseUrlOption())
    .addOption(emailOption())
    .addOption(passwordOption())
    .addOption(nameOption("--first-name <name>", "the person's first name"))
    .addOption(nameOption("--last-name <name>", "the person's last name"))
    .option("--operator", "make the account an operator of the portal", false)
    .addHelpText(
      "after",
      examples(
        "devportal account create --data ./data --email ada@example.com --password-stdin < password.txt",
      ),
    )
    .action(create);

const nameOption = (flags: string, description: string) =>
  new Option(flags, description).argParser(textParser(accountName)).default("");

interface CreateOptions extends Place {
  email: string;
  firstName: string;
  lastName: string;
  operator: boolean;
}

async function create({ email, firstName, lastName, operator, ...place }: CreateOptions): Promise<void> {
  const passwordHash = await hashPassword(await readNewPassword());
  const account = await writeTo(
    place,
    (context) => addAccount(context, { email, firstName, lastName, passwordHash, operator }),
    { make: true },
  );
  if (!account) throw new Complaint(`There is an account for ${email} already: nothing was changed.`);
  console.log(`Made the account ${email}${account.operator ? ", an operator of the portal" : ""}.`);
}

const setPasswordCommand = () =>
  new Command("set-password")
    .description("Set the password of an account, which is then signed out everywhere.")
    .addOption(dataOption())
    .addOption(databaseUrlOption())
    .addOption(emailOption())
    .addOption(passwordOption())
    .addHelpText(
      "after",
      examples(
        "devportal account set-password --data ./data --email ada@example.com --password-stdin < password.txt",
      ),
    )
    .action(async ({ email, ...place }: Place & { email: string }) => {
      const passwordHash = await hashPassword(await readNewPassword());
      await writeTo(place, async (context) => {
        const account = await findAccount(context.db, email);
        if (!account) throw new Complaint(`There is no account for ${email}: nothing was changed.`);
        await setPassword(context, account.id, passwordHash);
      });
      console.log(`Set the password of ${email} and signed the account out everywhere.`);
    });

const listCommand = () =>
  new Command("list")
    .description("List all accounts.")
    .addOption(dataOption())
    .addOption(databaseUrlOption())
    .action(async (place: Place) => {
      const accounts = await readFrom(place, (db) => listAccounts(db));
      const rows = accounts.map((account) => [
        account.id,
        account.email,
        `${account.first_name} ${account.last_name}`.trim(),
        account.operator ? "yes" : "no",
        account.deactivated_at ? "deactivated" : "active",
        account.created_at,
      ]);
      console.log(columns([["ID", "EMAIL", "NAME", "OPERATOR", "STATUS", "CREATED"], ...rows]));
    });
