import { Command } from "commander";
import { accountCommand } from "./account.ts";
import { backupCommand } from "./backup.ts";
import { copyCommand } from "./copy.ts";
import { doctorCommand } from "./doctor.ts";
import { packageVersion } from "../version.ts";
import { restoreCommand } from "./restore.ts";
import { serveCommand } from "./serve.ts";
import { tokenCommand } from "./token.ts";

/** The command `devportal` with all that it can do. */
export function devportal(): Command {
  const program = new Command("devportal")
    .description("A self-hosted developer portal: apps with credentials, sandboxes and collaborators.")
    .version(packageVersion())
    .addCommand(serveCommand())
    .addCommand(accountCommand())
    .addCommand(tokenCommand())
    .addCommand(backupCommand())
    .addCommand(restoreCommand())
    .addCommand(copyCommand())
    .addCommand(doctorCommand());
  helpAfterError(program);
  return program;
}

// Commands that are added inherit no settings.
function helpAfterError(command: Command): void {
  command.showHelpAfterError("(--help shows what is possible)");
  command.commands.forEach(helpAfterError);
}
