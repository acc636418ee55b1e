import { parseArgs } from "node:util";

const usage = `npm start [-- options]

Starts a portal on this machine, brings examples/quickstart into it with Pulumi, and keeps the portal running.

  --port N   the portal's port (default 4747; 0 picks a free one)
  --exit     stop after the update instead of waiting for Ctrl-C
  --help     show this`;

export interface Arguments {
  port: number;
  exit: boolean;
}

/** The command line; prints help or what is wrong with it, and ends the process. */
export function readArguments(): Arguments {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: "string", default: "4747" },
        exit: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
    if (values.help) {
      console.log(usage);
      process.exit(0);
    }
    const port = Number(values.port);
    if (!/^\d+$/.test(values.port) || port > 65535)
      throw new Error(`--port must be from 0 to 65535, not "${values.port}"`);
    return { port, exit: values.exit };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    process.exit(1);
  }
}
