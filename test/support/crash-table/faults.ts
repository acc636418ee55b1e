import type { Fault } from "../faults.ts";

/** How the run goes to which the fault comes. */
export type Run = "unhealed" | "healed" | "refused" | "refused at once" | "provider killed" | "cli killed";

export interface RowFault {
  called: string;
  run: Run;
  /** What befalls the request; `held` resolves when everything that the run waits for has come to pass. */
  fault: (held: () => Promise<unknown>) => Fault;
  /** The answer to the request before is held, and not the request itself. */
  former?: boolean;
  /** When a provider that outlived its engine goes on: before the next `up`, or after it. */
  goesOn?: "before" | "after";
}

const failed: Fault = {
  answer: {
    status: 500,
    body: { error: { code: "internal", message: "The portal failed.", requestId: "req-1" } },
  },
};

/** Everything that can befall a request. */
export const faults: RowFault[] = [
  { called: "cut before it arrives", run: "unhealed", fault: () => ({ kill: "before" }) },
  { called: "cut after it was carried out", run: "unhealed", fault: () => ({ kill: "after" }) },
  { called: "answered 500", run: "unhealed", fault: () => failed },
  { called: "time-out before it arrives", run: "unhealed", fault: () => ({ silence: true }) },
  { called: "time-out after it was carried out", run: "unhealed", fault: (held) => ({ afterAnswer: held }) },

  { called: "cut before it arrives, sent again", run: "healed", fault: () => ({ kill: "before" }) },
  { called: "cut after it was carried out, sent again", run: "healed", fault: () => ({ kill: "after" }) },
  { called: "answered 500, sent again", run: "healed", fault: () => failed },

  { called: "connection refused", run: "refused", former: true, fault: (held) => ({ afterAnswer: held }) },
  { called: "connection refused at once", run: "refused at once", fault: () => ({}) },

  {
    called: "provider killed before it arrives",
    run: "provider killed",
    fault: (held) => ({ beforeRequest: held, kill: "before" }),
  },
  {
    called: "provider killed after it was carried out",
    run: "provider killed",
    fault: (held) => ({ afterAnswer: held, kill: "after" }),
  },

  ...(["before", "after"] as const).flatMap((goesOn): RowFault[] => [
    {
      called: `CLI killed before it arrives, its provider goes on ${goesOn} the next up`,
      run: "cli killed",
      goesOn,
      fault: (held) => ({ beforeRequest: held }),
    },
    {
      called: `CLI killed after it was carried out, its provider goes on ${goesOn} the next up`,
      run: "cli killed",
      goesOn,
      fault: (held) => ({ afterAnswer: held }),
    },
  ]),
];

export const runs: Record<Run, string> = {
  unhealed: "a request fails, and the client does not send it again",
  healed: "a request fails, and the client sends it again",
  refused: "the portal is gone in the middle of it",
  "refused at once": "the portal is not there",
  "provider killed": "the provider is killed",
  "cli killed": "the CLI is killed, and its provider goes on",
};
