import { expect } from "chai";
import { onEachDatabase } from "../support/databases.ts";
import { requireEngine, type TestStack } from "../support/engine.ts";
import { four, kinds } from "../support/four.ts";
import { expectExactlyOnce, liveIn } from "../support/known.ts";
import type { Recorded } from "../support/recorder.ts";
import { newTrial, type Trial } from "../support/trial.ts";

const changed = {
  app: { description: "Shows the bids that are open." },
  credentials: { redirectUris: ["https://bids.example.com/callback"], rotation: { trigger: 1 } },
  collaborator: { role: "admin" as const },
};

onEachDatabase("exactly once: an answer is lost on its way", function () {
  this.timeout(90_000);

  let trial: Trial;
  let stack: TestStack;
  let appId: string;
  before(requireEngine);
  beforeEach(async () => {
    trial = await newTrial();
    const body = { name: "Other", description: "Another.", integrationType: "hybrid", category: "other" };
    appId = (await trial.api("POST", "/apps", { body })).id;
    stack = await trial.stack(four({ appId }));
  });
  afterEach(() => trial?.end());

  /** A stack whose provider sends nothing a second time. */
  const withoutRetries = () =>
    trial.stack(four({ appId }), { config: { "devportal:maxRetries": { value: "0" } } });

  /** Loses the answer to each write once, the first time it is sent. */
  const loseEveryWrite = () => {
    const lost = new Set<string>();
    trial.recorder.inject(
      ({ method, path }) => {
        if (method === "GET" || lost.has(`${method} ${path}`)) return false;
        return Boolean(lost.add(`${method} ${path}`));
      },
      { kill: "after" },
      Infinity,
    );
    trial.recorder.clear();
  };

  it("sends the same create again, which makes nothing new", async () => {
    loseEveryWrite();
    await stack.up();
    const creates = pairs(trial.recorder.writes());
    expect(creates.map(([first]) => first?.path))
      .to.include("/api/v1/apps")
      .and.to.have.lengthOf(5);
    for (const [first, second, ...more] of creates) {
      expect(more, first?.path).to.deep.equal([]);
      expect(second?.body).to.equal(first?.body);
      for (const header of ["idempotency-key", "devportal-claim"]) {
        expect(second?.headers[header], header).to.equal(first?.headers[header]);
      }
      expect(second?.answer?.status, first?.path).to.equal(200);
      expect(second?.answer?.headers).not.to.have.property("devportal-taken-over");
    }
    await expectExactlyOnce(trial, [stack], [appId]);
    expect((await stack.up()).changes).to.deep.equal({});
  });

  it("sends the same update again, which changes nothing more", async () => {
    await stack.up();
    stack.setProgram(four({ appId, ...changed }));
    loseEveryWrite();
    await stack.up();
    for (const [first, second] of pairs(trial.recorder.writes())) {
      expect(second?.body, first?.path).to.equal(first?.body);
    }
    await expectExactlyOnce(trial, [stack], [appId]);
    const numbers = await trial.query<{ number: number }>(
      "select number from client_secrets join production_credentials using (client_id) order by number",
    );
    expect(numbers.map(({ number }) => number)).to.deep.equal([1, 2]);
    expect((await stack.up()).changes).to.deep.equal({});
  });

  it("goes on from an update of which no answer ever came", async () => {
    stack = await withoutRetries();
    await stack.up();
    stack.setProgram(four({ appId, ...changed, name: "new", options: { aliases: [{ name: "bid-board" }] } }));
    loseEveryWrite();
    await stack.up({ fails: true, options: { continueOnError: true } });
    await stack.up({ fails: true, options: { continueOnError: true } });
    await stack.up();
    await expectExactlyOnce(trial, [stack], [appId]);
    expect((await stack.up()).changes).to.deep.equal({});
  });

  it("takes an object that is gone already for deleted", async () => {
    await stack.up();
    loseEveryWrite();
    await stack.destroy();
    const deletes = pairs(trial.recorder.writes());
    expect(deletes).to.have.lengthOf(kinds.length);
    for (const [first, second] of deletes) {
      expect([first?.answer?.status, second?.answer?.status], first?.path).to.deep.equal([204, 404]);
    }
    await expectExactlyOnce(trial, [stack], [appId]);
  });

  it("goes on from a delete of which no answer ever came", async () => {
    stack = await withoutRetries();
    await stack.up();
    loseEveryWrite();
    await stack.destroy({ fails: true, options: { continueOnError: true } });
    expect(await liveIn(trial)).to.have.lengthOf(1);
    await stack.destroy();
    await expectExactlyOnce(trial, [stack], [appId]);
  });

  it("destroys nothing the second time", async () => {
    await stack.up();
    await stack.destroy();
    trial.recorder.clear();
    expect((await stack.destroy()).changes).to.deep.equal({});
    expect(trial.recorder.writes()).to.deep.equal([]);
  });
});

/** The requests with one method and path, together, in the order in which they came. */
function pairs(requests: Recorded[]): Recorded[][] {
  return [...Map.groupBy(requests, ({ method, path }) => `${method} ${path}`).values()];
}
