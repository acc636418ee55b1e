import { Command, Option } from "commander";
import { accountName, addAccount, listAccounts } from "../accounts/accounts.ts";
import { hashPassword } from "../accounts/passwords.ts";
import { Complaint } from "../complaint.ts";
import { readFrom, writeTo } from "./on-data.ts";
import { columns, dataOption, emailOption, examples, textParser } from "./options.ts";
import { readPassword } from "./password.ts";

const shortestPassword = 8;

export const accountCommand = () =>
  new Command("account")
    .description("Make and list the accounts of people who sign in.")
    .addCommand(createCommand())
    .addCommand(listCommand());

const createCommand = () =>
  new Command("create")
    .description("Make an account. The first one is an operator of the portal.")
    .addOption(dataOption())
    .addOption(emailOption())
    .requiredOption("--password-stdin", "read the password from standard input")
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

interface CreateOptions {
  data: string;
  email: string;
  firstName: string;
  lastName: string;
  operator: boolean;
}

async function create({ data, email, firstName, lastName, operator }: CreateOptions): Promise<void> {
  const password = await readPassword(process.stdin, console.error);
  if (password.length < shortestPassword) {
    throw new Complaint(`The password on standard input must be at least ${shortestPassword} characters.`);
  }
  const passwordHash = await hashPassword(password);
  const account = await writeTo(
    data,
    (context) => addAccount(context, { email, firstName, lastName, passwordHash, operator }),
    { make: true },
  );
  if (!account) throw new Complaint(`There is an account for ${email} already: nothing was changed.`);
  console.log(`Made the account ${email}${account.operator ? ", an operator of the portal" : ""}.`);
}

const listCommand = () =>
  new Command("list")
    .description("List all accounts.")
    .addOption(dataOption())
    .action(async ({ data }: { data: string }) => {
      const accounts = await readFrom(data, (db) => listAccounts(db));
      const rows = accounts.map((account) => [
        account.id,
        account.email,
        `${account.first_name} ${account.last_name}`.trim(),
        account.operator ? "yes" : "no",
        account.created_at,
      ]);
      console.log(columns([["ID", "EMAIL", "NAME", "OPERATOR", "CREATED"], ...rows]));
    });
