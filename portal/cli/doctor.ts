import { Command, Option } from "commander";
import { examine, type Patient } from "../doctor/examine.ts";
import { columns, databaseUrlOption, dataOption, examples } from "./options.ts";
import { sealingKeysOption } from "./sealing-keys-option.ts";

export const doctorCommand = () =>
  new Command("doctor")
    .description(
      "Look for what is wrong with the portal's data, and say what to do; the portal may be running.",
    )
    .addOption(dataOption())
    .addOption(databaseUrlOption())
    .addOption(sealingKeysOption())
    .addOption(
      new Option("--public-url <url>", "the address of the portal, which is then asked").env(
        "DEVPORTAL_PUBLIC_URL",
      ),
    )
    .addHelpText(
      "after",
      examples(
        "devportal doctor --data ./data",
        "devportal doctor --data /srv/devportal --public-url https://portal.example.com",
      ),
    )
    .action(run);

async function run({ publicUrl, ...place }: Patient): Promise<void> {
  const findings = await examine({
    ...place,
    ...(publicUrl && { publicUrl: publicUrl.replace(/\/+$/, "") }),
  });
  const rows = findings.map(({ check, status, says }) => [check, status, says]);
  console.log(columns([["CHECK", "STATUS", "WHAT IS THERE"], ...rows]));
  if (findings.some(({ status }) => status === "fail")) process.exitCode = 1;
}
