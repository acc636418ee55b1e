import { Command } from "commander";
import { accountCommand } from "./cli/account.ts";
import { serveCommand } from "./cli/serve.ts";
import { tokenCommand } from "./cli/token.ts";
import { Complaint } from "./complaint.ts";
import { packageVersion } from "./version.ts";

// What the portal writes is for its own user alone.
process.umask(0o077);

const program = new Command("devportal")
  .description("A self-hosted developer portal: apps with credentials, sandboxes and collaborators.")
  .version(packageVersion())
  .addCommand(serveCommand())
  .addCommand(accountCommand())
  .addCommand(tokenCommand());

// Commands that are added inherit no settings.
const helpAfterError = (command: Command): void => {
  command.showHelpAfterError("(--help shows what is possible)");
  command.commands.forEach(helpAfterError);
};
helpAfterError(program);

try {
  await program.parseAsync();
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  console.error(error instanceof Complaint ? `devportal: ${message}` : `devportal failed: ${message}`);
  if (!(error instanceof Complaint) && process.env["DEVPORTAL_DEBUG"]) console.error(error);
  process.exitCode = 1;
}
