import { setTimeout as pause } from "node:timers/promises";
import type { Recorded, Recorder } from "../recorder.ts";
import { isRepeated, labelOf, rowsOf } from "./requests.ts";
import type { Row } from "./rows.ts";

/** How long no request comes until no more are expected: an engine that starts on a busy machine needs longer than one that goes on. */
const patience = { started: 60_000, released: 20_000 };

export interface Direction {
  /** Resolves when all these rows are where they are held, or no more come. */
  gathered: (rows: Row[]) => Promise<void>;
  release: (rows: Row[]) => void;
  /** Resolves when these have sent the last of their requests, or were refused. */
  finished: (rows: Row[]) => Promise<void>;
  /** Whether the fault befell the row's request. */
  befell: (row: Row) => boolean;
}

interface Course {
  row: Row;
  sent: string[];
  struck?: Recorded;
  /** How many requests there were when it was released. */
  releasedAt: number;
  arrived: PromiseWithResolvers<undefined>;
  released: PromiseWithResolvers<undefined>;
}

/** Lets the fault of each row befall the row's request, once. */
export function direct(recorder: Recorder, rows: Row[], apps: Map<string, string>): Direction {
  const courses = new Map(rows.map((row) => [row.place.name, courseOf(row)]));
  const rowOf = rowsOf(recorder.requests, apps);
  const of = (some: Row[]) => some.flatMap(({ place }) => courses.get(place.name) ?? []);
  let last = Date.now();

  recorder.direct((request) => {
    last = Date.now();
    const course = courses.get(rowOf(request) ?? "");
    if (!course || course.struck) return undefined;
    const { row, sent, arrived, released } = course;
    const label = labelOf(request);
    if (!isRepeated(label, sent.at(-1))) sent.push(label);
    const wanted = row.fault.former ? row.index - 1 : row.index;
    if (sent.length - 1 !== wanted || label !== row.requests[wanted]) return undefined;
    course.struck = request;
    const held = () => {
      arrived.resolve(undefined);
      return released.promise;
    };
    const fault = row.fault.fault(held);
    return row.operation.replaces && row.fault.run === "unhealed" ? { beforeRequest: held, ...fault } : fault;
  });

  async function until(reached: () => boolean, wait: number) {
    last = Date.now();
    while (!reached() && Date.now() - last < wait) await pause(50);
  }

  return {
    async gathered(some) {
      const all = Promise.all(of(some).map(({ arrived }) => arrived.promise));
      let every = false;
      void all.then(() => (every = true));
      await until(() => every, patience.started);
    },
    release(some) {
      for (const course of of(some)) {
        course.releasedAt = recorder.requests.length;
        course.released.resolve(undefined);
      }
    },
    async finished(some) {
      const isFinished = ({ row, struck, releasedAt }: Course) => {
        const later = recorder.requests
          .slice(releasedAt)
          .filter((request) => rowOf(request) === row.place.name);
        return [...(struck ? [struck] : []), ...later].some((request) =>
          isEnd(row, request, request === struck),
        );
      };
      await until(() => of(some).every(isFinished), patience.released);
    },
    befell: (row) => of([row]).some(({ struck }) => struck !== undefined),
  };
}

function courseOf(row: Row): Course {
  return {
    row,
    sent: [],
    releasedAt: 0,
    arrived: Promise.withResolvers(),
    released: Promise.withResolvers(),
  };
}

/** Whether the operation is over with this answer. */
function isEnd({ index, requests }: Row, request: Recorded, struck: boolean): boolean {
  const { answer, method } = request;
  if (!answer) return false;
  const last = requests.length - 1;
  if (struck ? index === last : labelOf(request) === requests[last]) return true;
  return answer.status >= 400 && !(method === "DELETE" && answer.status === 404);
}
