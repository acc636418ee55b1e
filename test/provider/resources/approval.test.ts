import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import { Refused } from "../../support/front-ends/asking.ts";
import { throughBoth, type FrontStage } from "../../support/front-ends/both.ts";
import { at, fingerprint, inputsOf, live, made } from "../../support/issued-credentials.ts";
import { rejected } from "../../../provider/resources/approval.ts";
import { productionCredentials } from "../../../provider/resources/production-credentials.ts";

onEachDatabase("a rejection", () => {
  for (const [reason, told] of [
    ["No such product", "portal: No such product. Once"],
    ["No such product.", "portal: No such product. Once"],
    ["Which product?", "portal: Which product? Once"],
    [null, "portal: no reason given. Once"],
  ] as const) {
    it(`is told in whole sentences: ${reason}`, () => {
      expect(rejected({ appId: "a", url: "http://localhost" }, reason)).to.include(told);
    });
  }
});

onEachDatabase("waitForApproval", () => {
  const test = throughBoth();

  /** Does something under a setting of the portal that requires approval. */
  async function underApproval<T>({ server, token }: FrontStage, work: () => Promise<T>): Promise<T> {
    const set = (approvalRequired: boolean) =>
      server.send("PATCH", "/settings", { token, body: { approvalRequired } });
    await set(true);
    try {
      return await work();
    } finally {
      await set(false);
    }
  }
  /** Lets an operator decide while the provider asks how the review stands. */
  const meanwhile = ({ recorder }: FrontStage, work: () => Promise<unknown>) => {
    recorder.inject(({ method, path }) => method === "GET" && path.endsWith("/production-credentials"), {
      beforeRequest: work,
    });
  };
  const approve = (stage: FrontStage, appId: string) => () => stage.portal.post(`${at(appId)}/approve`, {});
  const reject = (stage: FrontStage, appId: string) => () =>
    stage.portal.post(`${at(appId)}/reject`, { reason: "No such product." });
  const failureOf = async (work: Promise<unknown>) => {
    const failure = await work.then(
      () => undefined,
      (error: unknown) => error,
    );
    if (!(failure instanceof Refused)) throw new Error("it did not fail");
    return failure;
  };

  test("ends with the approval, and the secret that the state has works", (stage) =>
    underApproval(stage, async () => {
      const appId = await stage.newApp();
      meanwhile(stage, approve(stage, appId));
      const resource = stage.resource(productionCredentials);
      const { properties } = await resource.create(inputsOf(stage, appId, { waitForApproval: "1m" }));
      expect(properties).to.include({ status: "active" });
      const { currentSecret } = await live(stage, appId);
      expect(currentSecret?.fingerprint).to.equal(fingerprint(properties.clientSecret));
      expect(stage.said()[0]).to.match(/await the approval of an operator .*\/operator\/requests/);
    }));

  test("is over after its time: the object is kept with its secret, and the next `up` goes on waiting", (stage) =>
    underApproval(stage, async () => {
      const appId = await stage.newApp();
      const inputs = inputsOf(stage, appId, { waitForApproval: "0s" });
      const resource = stage.resource(productionCredentials);
      const failure = await failureOf(resource.create(inputs));
      expect(failure.message).to.match(
        /still await approval after 0s; run `pulumi up` again to go on waiting/,
      );
      expect(failure.properties).to.include({ status: "pending" });
      expect(await resource.diff(appId, failure.properties, inputs)).to.include({ changes: true });
      meanwhile(stage, approve(stage, appId));
      const done = await resource.update(appId, failure.properties, inputs);
      expect(done).to.include({ status: "active", clientSecret: failure.properties.clientSecret });
      expect(await resource.diff(appId, done, inputs)).to.include({ changes: false });
    }));

  test("is over for a secret that went elsewhere as well, which stays the one that was delivered", (stage) =>
    underApproval(stage, async () => {
      const appId = await stage.newApp();
      const publicKey = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
      const inputs = inputsOf(stage, appId, { waitForApproval: "0s", deliverTo: { publicKey } });
      const resource = stage.resource(productionCredentials);
      const { properties } = await failureOf(resource.create(inputs));
      await approve(stage, appId)();
      const done = await resource.update(appId, properties, inputs);
      expect(done.sealedSecret).to.equal(properties.sealedSecret).and.to.be.a("string");
      expect(done).to.include({ status: "active", secretVersion: 1 });
    }));

  test("fails with the reason of a rejection, at each `up` without asking again, until an operator approves", (stage) =>
    underApproval(stage, async () => {
      const appId = await stage.newApp();
      const inputs = inputsOf(stage, appId, { waitForApproval: "1m" });
      meanwhile(stage, reject(stage, appId));
      const resource = stage.resource(productionCredentials);
      const failure = await failureOf(resource.create(inputs));
      expect(failure.message).to.match(/were rejected by an operator of the portal: No such product\. /);
      stage.recorder.clear();
      const again = await failureOf(resource.update(appId, failure.properties, inputs));
      expect(again.message).to.match(/were rejected by an operator of the portal: No such product\. /);
      expect(stage.recorder.requests.map(({ method }) => method)).to.deep.equal(["GET"]);
      await approve(stage, appId)();
      const done = await resource.update(appId, failure.properties, inputs);
      expect(done).to.include({ status: "active", clientSecret: failure.properties.clientSecret });
    }));

  test("comes before a rotation: of one that fails nothing is lost, whatever the next one asks for", (stage) =>
    underApproval(stage, async () => {
      const { appId, resource, inputs, outputs } = await made(stage);
      const asked = async (trigger: string) => {
        const program = { ...inputs, waitForApproval: "0s", rotation: { trigger } };
        return (await resource.check(inputs, program)).inputs;
      };
      const failure = await failureOf(resource.update(appId, outputs, await asked("a")));
      expect(failure.message).to.match(/still await approval/);
      const issued = async () => (await live(stage, appId)).currentSecret?.fingerprint;
      expect(await issued()).to.equal(fingerprint(outputs.clientSecret));
      await approve(stage, appId)();
      stage.recorder.inject(({ path }) => path.endsWith("/secrets"), { answer: { status: 500 } });
      const { properties } = await failureOf(resource.update(appId, outputs, await asked("b")));
      expect(properties).to.include({ status: "active", secretGeneration: 1 });
      const done = await resource.update(appId, properties, await asked("b"));
      expect(done).to.include({ status: "active", secretVersion: 2, secretGeneration: 2 });
      expect(await issued()).to.equal(fingerprint(done.clientSecret));
    }));

  test("is not needed: a refresh tells what was decided, and a preview what is open", (stage) =>
    underApproval(stage, async () => {
      const { appId, resource, inputs, outputs } = await made(stage);
      expect(outputs).to.include({ status: "pending" });
      const before = stage.said().length;
      expect(await resource.diff(appId, outputs, inputs)).to.include({ changes: false });
      expect(stage.said().slice(before)).to.have.lengthOf(1);
      await reject(stage, appId)();
      const read = await resource.read(appId, outputs);
      expect(read?.properties).to.include({ status: "rejected", rejectionReason: "No such product." });
      expect(await resource.diff(appId, read?.properties ?? {}, inputs)).to.include({ changes: true });
      expect(stage.said().at(-1)).to.match(/were rejected by an operator of the portal: No such product\. /);
    }));
});
