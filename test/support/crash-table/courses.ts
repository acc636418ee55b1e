import type { TestStack } from "../engine.ts";
import { killed } from "../interrupt.ts";
import type { Outcome } from "../outcome.ts";
import type { Direction } from "./direction.ts";
import type { Run } from "./faults.ts";
import type { Row } from "./rows.ts";
import { parallel, type Laid, type Stage } from "./stage.ts";

export type Stacks = Laid<Row>[];

/** What comes to pass in a run until the next `up`. */
type Course = (stacks: Stacks, direction: Direction, stage: Stage) => Promise<Ended[]>;

/** How an `up` ended; `orphan`: the provider that outlived its engine. */
export type Ended = Outcome & { orphan?: number };

export const rowsIn = (stacks: Stacks): Row[] => stacks.flatMap(({ placed }) => placed);

/** Runs `up` everywhere; where a resource fails, the others go on. */
export const upEverywhere = (stacks: Stacks, options: object = {}): Promise<Outcome[]> =>
  Promise.all(
    stacks.map(({ stack, placed }) => {
      // The engine hangs when the first half of a replacement fails and it is to go on.
      const continueOnError = !placed.some(isReplacement);
      return stack.up({ fails: "perhaps", options: { continueOnError, parallel, ...options } });
    }),
  );

export const isReplacement = ({ operation }: Row): boolean => operation.replaces === true;

export const courses: Record<Run, Course> = {
  async unhealed(stacks, direction) {
    const [at, others] = [
      rowsIn(stacks).filter(isReplacement),
      rowsIn(stacks).filter((row) => !isReplacement(row)),
    ];
    const running = upEverywhere(stacks);
    // One that fails would keep the others from being tried.
    await direction.gathered(at);
    direction.release(at);
    const ended = await running;
    direction.release(others);
    return ended;
  },

  healed: (stacks) => upEverywhere(stacks),

  async refused(stacks, direction, { trial }) {
    const running = upEverywhere(stacks);
    await direction.gathered(rowsIn(stacks));
    trial.recorder.refuse();
    direction.release(rowsIn(stacks));
    return running.finally(() => trial.recorder.listen());
  },

  async "refused at once"(stacks, _, { trial }) {
    trial.recorder.refuse();
    return upEverywhere(stacks).finally(() => trial.recorder.listen());
  },

  async "provider killed"(stacks, direction) {
    const ended = await kill(stacks, "provider", direction);
    direction.release(rowsIn(stacks));
    return ended;
  },

  async "cli killed"(stacks, direction) {
    const ended = await kill(stacks, "cli", direction);
    const early = rowsIn(stacks).filter(({ fault }) => fault.goesOn === "before");
    direction.release(early);
    await direction.finished(early);
    await everywhere(stacks, (stack) => stack.pulumi("cancel", "--yes"));
    return ended;
  },
};

/** Does the same with every stack at once. */
export function everywhere<T>(stacks: Stacks, what: (stack: TestStack) => Promise<T>): Promise<T[]> {
  return Promise.all(stacks.map(({ stack }) => what(stack)));
}

function kill(stacks: Stacks, which: "provider" | "cli", direction: Direction): Promise<Ended[]> {
  return Promise.all(
    stacks.map(({ stack, placed }) =>
      killed(stack, which, [{ arrived: direction.gathered(placed) }], { parallel }),
    ),
  );
}
