import { Command } from "commander";
import { backUp, type BackupOptions } from "../backup/back-up.ts";
import { Complaint } from "../complaint.ts";
import { sealingKeysFile } from "../data.ts";
import { databaseUrlOption, dataOption, examples } from "./options.ts";
import { sealingKeysOption } from "./sealing-keys-option.ts";

export const backupCommand = () =>
  new Command("backup")
    .description("Copy the portal's data into a file; the portal may be running.")
    .argument("<file>", "where the backup goes; the sealing keys go beside it, into <file>.sealing-keys")
    .addOption(dataOption())
    .addOption(databaseUrlOption())
    .addOption(sealingKeysOption())
    .option("--force", "replace a backup that is there", false)
    .option("--without-keys", "leave the sealing keys out", false)
    .addHelpText("after", examples("devportal backup --data ./data /backups/devportal.db"))
    .action(run);

type Flags = Omit<BackupOptions, "file" | "withKeys"> & { withoutKeys: boolean };

function run(file: string, { withoutKeys, ...options }: Flags): void {
  if (options.databaseUrl !== undefined) throw elsewhere("pg_dump");
  const { size, keys } = backUp({ ...options, file, withKeys: !withoutKeys });
  console.log(`Backed up to ${file} (${(size / 1e6).toFixed(1)} MB).`);
  console.log(
    keys === undefined
      ? `The sealing keys are not in it: without ${sealingKeysFile(options)} no sandbox secret can be shown again.`
      : `The sealing keys are in ${keys}: whoever has both files can read the sandbox secrets.`,
  );
}

/** The complaint about data that another program backs up and restores. */
export function elsewhere(program: string): Complaint {
  return new Complaint(
    `The data are in PostgreSQL: use its own ${program}, and keep the file of the sealing keys. With --data alone, leave DEVPORTAL_DATABASE_URL out.`,
  );
}
