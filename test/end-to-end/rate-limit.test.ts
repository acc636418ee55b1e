import { expect } from "chai";
import * as dynamic from "pulumi-devportal";
import { onEachDatabase } from "../support/databases.ts";
import { newStack, requireEngine, type TestStack } from "../support/engine.ts";
import * as plugin from "../support/plugin-program.ts";
import { startPortal, type TestPortal } from "../support/portal.ts";
import { startRecorder, type Recorder } from "../support/recorder.ts";
import { newAppArgs } from "../support/trial.ts";

const many = 100;

onEachDatabase(`a portal that takes 50 requests at once and 5 a second, and ${many} apps`, function () {
  this.timeout(120_000);

  let portal: TestPortal;
  let recorder: Recorder;
  let config: NonNullable<Parameters<typeof newStack>[0]["config"]>;
  const stacks: TestStack[] = [];
  before(requireEngine);
  before(async () => {
    portal = await startPortal({ clock: () => new Date(), rateLimit: { perSecond: 5, burst: 50 } });
    recorder = await startRecorder(await portal.app.listen({ host: "127.0.0.1", port: 0 }));
    const { token } = await portal.account("owner@example.com");
    config = {
      "devportal:url": { value: recorder.url },
      "devportal:token": { value: token, secret: true },
      "devportal:maxRetries": { value: "0" },
    };
  });
  afterEach(() => recorder.clear());
  after(async () => {
    await Promise.all(stacks.map((stack) => stack.remove()));
    await recorder?.stop();
    await portal?.stop();
  });

  for (const [says, { App }] of [
    ["dynamic resources", dynamic],
    ["the plugin", plugin],
  ] as const) {
    it(`are made with no request refused, of ${says}`, async () => {
      const apps = Array.from({ length: many }, newAppArgs);
      const program = async () => {
        for (const [index, app] of apps.entries()) new App(`app-${index}`, app);
      };
      const stack = await newStack({ program, config, plugin: true });
      stacks.push(stack);
      expect((await stack.up({ options: { parallel: many } })).changes).to.deep.equal({ create: many + 1 });
      expect(recorder.requests.map(({ answer }) => answer?.status)).to.deep.equal(Array(many).fill(201));
    });
  }
});
