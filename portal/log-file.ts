import { open } from "node:fs/promises";
import { Complaint } from "./complaint.ts";

/** Where log lines go. */
export interface LogSink {
  write(line: string): void;
  /** Resolves once every line is written. */
  end(): Promise<void>;
}

export const standardError: LogSink = {
  write: (line) => void process.stderr.write(line),
  end: () => Promise.resolve(),
};

/**
 * Appends lines to a file that only its owner can read. Once it cannot be written to, they go elsewhere.
 * @throws Complaint when the file cannot be opened.
 */
export async function appendTo(file: string, elsewhere: LogSink = standardError): Promise<LogSink> {
  const stream = (await open(file, "a", 0o600).catch(refuse)).createWriteStream();
  let sink: Pick<LogSink, "write"> = stream;
  stream.once("error", ({ code }: NodeJS.ErrnoException) => {
    sink = elsewhere;
    elsewhere.write(
      `devportal: the log file ${file} cannot be written to any more (${code}): what is logged from now on comes here.\n`,
    );
  });
  // Lines that were written before the first error each fail on their own.
  stream.on("error", () => undefined);
  return {
    write(line) {
      sink.write(line);
    },
    end: () => new Promise<void>((done) => stream.end(() => done())),
  };

  function refuse({ code }: NodeJS.ErrnoException): never {
    throw new Complaint(
      `The log file ${file} cannot be written to (${code}): choose another with --log-file.`,
    );
  }
}
