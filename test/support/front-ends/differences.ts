import { expect } from "chai";
import { Refused } from "./asking.ts";
import { stagesOfBoth, type FrontStage } from "./both.ts";

/** Something that the engine's protocol makes different, and what comes of it in each front end. */
export interface Difference {
  about: string;
  ask: (stage: FrontStage) => Promise<unknown>;
  dynamic: unknown;
  plugin: unknown;
}

/** What is shown of an answer, or of a failure its code in gRPC and its message. */
export async function answerOf<T>(
  asked: Promise<T>,
  shown: (answer: T) => unknown = () => "done",
): Promise<unknown> {
  try {
    return shown(await asked);
  } catch (error) {
    return error instanceof Refused ? `${error.code} ${error.message}` : error;
  }
}

/** A test for each difference: that it is there, and nothing else in its place. */
export function differences(table: Difference[]): void {
  const stages = stagesOfBoth();

  for (const { about, ask, dynamic, plugin } of table) {
    it(about, async () => {
      const found = [];
      for (const stage of stages) {
        stage.begin();
        found.push(await ask(stage));
      }
      expect(found[0], "the dynamic provider host").to.deep.equal(dynamic);
      expect(found[1], "the plugin").to.deep.equal(plugin);
    });
  }
}
