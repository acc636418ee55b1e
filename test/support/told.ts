import type { Outcome } from "./outcome.ts";

/** Everything that an operation told, printed or in events; not the SDK's own traces, which hold every value of a program. */
export function told({ output, events }: Outcome): string {
  const shown = events.filter(({ diagnosticEvent: event }) => String(event?.severity) !== "debug");
  return output + shown.map((event) => JSON.stringify(event)).join("\n");
}
