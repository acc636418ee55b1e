import type { RowFault } from "./faults.ts";
import type { Operation, Place } from "./operation.ts";

/** The requests of one operation, in the order in which they are sent; one that is asked again and again is one. */
export interface Observed {
  operation: Operation;
  requests: string[];
}

/** One row of the table: an operation of its own, one of its requests, and what befalls it. */
export interface Row extends Observed {
  title: string;
  place: Place;
  /** Which of the requests. */
  index: number;
  fault: RowFault;
  /** What was wrong. */
  problems: string[];
}

/** A row yet without its place. */
export type PlannedRow = Omit<Row, "place" | "problems">;

/** A row for each request of each operation and each of the faults; `DEVPORTAL_CRASH_ROWS` picks by a part of the title. */
export function rowsFor(observed: Observed[], faults: RowFault[]): PlannedRow[] {
  const only = process.env.DEVPORTAL_CRASH_ROWS ?? "";
  return observed
    .flatMap(({ operation, requests }) =>
      requests.flatMap((label, index) =>
        faults
          .filter(({ run }) =>
            run === "refused" ? index > 0 : run === "refused at once" ? index === 0 : true,
          )
          .map((fault) => ({
            title: `${operation.resource}, ${operation.operation}: ${label}${ordinal(requests, index)}: ${fault.called}`,
            operation,
            requests,
            index,
            fault,
          })),
      ),
    )
    .filter(({ title }) => title.includes(only));
}

function ordinal(requests: string[], index: number): string {
  const same = requests.slice(0, index + 1).filter((label) => label === requests[index]).length;
  return same > 1 ? ` (${same})` : "";
}
