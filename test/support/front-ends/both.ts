import { expect } from "chai";
import { newApp, startPortalStage, type PortalStage } from "../portal-stage.ts";
import { startRecorder, type Recorder } from "../recorder.ts";
import { startDynamic } from "./dynamic.ts";
import type { Definition, FrontEnd, Startable } from "./front-end.ts";
import { startPlugin } from "./plugin.ts";
import type { ResourceCalls } from "./resource-calls.ts";
import { alike, requestText } from "./same.ts";

/** Both front ends. */
export const frontEnds: Startable[] = [
  { called: "Pulumi's dynamic provider host", start: startDynamic },
  { called: "the plugin", start: (connection) => startPlugin({ ...connection }) },
];

/** A front end before a portal of its own. */
export interface FrontStage extends PortalStage {
  called: string;
  /** Everything that the front end asks the portal. */
  recorder: Recorder;
  /** The present process. */
  frontEnd: () => FrontEnd;
  resource: (definition: Definition) => ResourceCalls;
  declared: FrontEnd["declared"];
  /** The messages since the test began. */
  said: () => string[];
  printed: FrontEnd["printed"];
  newApp: () => Promise<string>;
  /** Goes on in another process, as the next `up` does. */
  restart: () => Promise<void>;
}

interface StartedStage extends FrontStage {
  /** What was asked and said before counts no longer. */
  begin: () => void;
}

async function startFrontStage({ called, start }: Startable): Promise<StartedStage> {
  const stage = await startPortalStage();
  const recorder = await startRecorder(stage.url);
  const connection = { url: recorder.url, token: stage.token };
  let frontEnd = await start(connection);
  let [heard, formerly] = [0, ""];
  return {
    ...stage,
    called,
    recorder,
    frontEnd: () => frontEnd,
    resource: (definition) => frontEnd.resource(definition),
    declared: (definition, name) => frontEnd.declared(definition, name),
    said: () => frontEnd.said().slice(heard),
    printed: () => formerly + frontEnd.printed(),
    newApp: () => newApp(stage),
    begin() {
      heard = frontEnd.said().length;
      recorder.clear();
    },
    async restart() {
      await frontEnd.stop();
      formerly += frontEnd.printed();
      frontEnd = await start(connection);
      heard = 0;
    },
    async stop() {
      await frontEnd.stop();
      await recorder.stop();
      await stage.stop();
    },
  };
}

/** Starts each front end once for the tests of the `describe` around it; the list is empty until they run. */
export function stagesOfBoth(): StartedStage[] {
  const stages: StartedStage[] = [];
  before(async function () {
    this.timeout(60_000);
    stages.push(...(await Promise.all(frontEnds.map(startFrontStage))));
  });
  after(() => Promise.all(stages.map((stage) => stage.stop())));
  return stages;
}

/** A test of what both front ends do: with the same requests to the portal, and the same result if it returns one. */
export type TestOfBoth = (title: string, body: (stage: FrontStage) => Promise<unknown>) => void;

/** Makes such tests, in the `describe` around it. */
export function throughBoth(): TestOfBoth {
  const stages = stagesOfBoth();

  async function ran(stage: StartedStage, body: Parameters<TestOfBoth>[1]) {
    stage.begin();
    try {
      const result = await body(stage);
      const requests = stage.recorder.requests.map(requestText);
      return alike([...requests, JSON.stringify(result) ?? ""]);
    } catch (error) {
      if (error instanceof Error) error.message = `through ${stage.called}: ${error.message}`;
      throw error;
    }
  }

  return (title, body) => {
    it(title, async function () {
      this.timeout(30_000);
      const [dynamic, plugin] = [await ran(stages[0]!, body), await ran(stages[1]!, body)];
      expect(plugin).to.deep.equal(dynamic);
    });
  };
}
