import type { Run, TestStack } from "./engine.ts";

type Command = { run: (args: string[], ...rest: unknown[]) => Promise<{ stdout: string }> };

/** What `pulumi preview --json` prints; the Automation API has no such option. */
export async function previewJson(stack: TestStack, how: Run = {}): Promise<string> {
  const command = stack.stack.workspace.pulumiCommand as unknown as Command;
  const { run } = command;
  command.run = (args, ...rest) =>
    run.call(command, [...args, ...(args[0] === "preview" ? ["--json"] : [])], ...rest);
  try {
    const { output } = await stack.preview(how);
    return output.split("\ncode: ", 1)[0] ?? "";
  } finally {
    command.run = run;
  }
}
