import { devportal } from "./cli/program.ts";
import { saidOf } from "./cli/said.ts";
import { Complaint } from "./complaint.ts";

// What the portal writes is for its own user alone.
process.umask(0o077);

try {
  await devportal().parseAsync();
} catch (error) {
  console.error(saidOf(error));
  if (!(error instanceof Complaint) && process.env["DEVPORTAL_DEBUG"]) console.error(error);
  process.exitCode = 1;
}
