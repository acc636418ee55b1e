import { Command } from "commander";
import { restore, type Restored, type RestoreOptions } from "../backup/restore.ts";
import { elsewhere } from "./backup.ts";
import { databaseUrlOption, dataOption, examples } from "./options.ts";
import { sealingKeysOption } from "./sealing-keys-option.ts";

export const restoreCommand = () =>
  new Command("restore")
    .description("Put a backup into a data folder, while no portal runs on it.")
    .argument("<file>", "the backup")
    .addOption(dataOption())
    .addOption(databaseUrlOption())
    .addOption(sealingKeysOption())
    .option("--force", "replace the data that are there, which are kept under another name", false)
    .addHelpText("after", examples("devportal restore --data ./data /backups/devportal.db"))
    .action(run);

const saysOfKeys: Record<Restored["keys"], string> = {
  restored: "The sealing keys that lay beside it are in place too.",
  kept: "No sealing keys lay beside it: those that are there stay.",
  none: "No sealing keys lay beside it: the portal makes new ones, and sandbox secrets that were sealed before have to be reset.",
};

async function run(file: string, options: Omit<RestoreOptions, "file">): Promise<void> {
  if (options.databaseUrl !== undefined) throw elsewhere("pg_restore");
  const { former, keys } = await restore({ ...options, file });
  console.log(`Restored ${file} into ${options.data}.`);
  console.log(saysOfKeys[keys]);
  if (former !== undefined)
    console.log(`What was there before is ${former}: remove it once you need it no more.`);
}
