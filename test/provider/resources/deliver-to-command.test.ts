import { expect } from "chai";
import { mkdtemp, readFile, readdir, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { ExpectedError } from "../../../provider/core/errors.ts";
import {
  checkDelivery,
  requireDeliverable,
  delivered,
  type Delivery,
} from "../../../provider/resources/deliver-secret.ts";
import { productionCredentials } from "../../../provider/resources/production-credentials.ts";
import { refusalOf } from "../../support/front-ends/asking.ts";
import { startPluginStage } from "../../support/front-ends/plugin-stage.ts";
import { newApp } from "../../support/portal-stage.ts";

const parcel = { secret: "the secret", appId: "the app", clientId: "the client", secretVersion: 1 };
const node = (script: string) => [process.execPath, "-e", script];

describe("the delivery of a secret", () => {
  let folder: string;
  before(async () => (folder = await mkdtemp(join(tmpdir(), "devportal-delivery-"))));
  after(() => rm(folder, { recursive: true }));

  const failureOf = async (delivery: Delivery, signal?: AbortSignal, patience?: number) => {
    const failure = await delivered(delivery, parcel, signal, patience).catch((error: unknown) => error);
    if (!(failure instanceof ExpectedError))
      throw new Error("it did not fail as expected", { cause: failure });
    return failure.message;
  };

  it("gives a command the whole environment but what holds the portal's token", async () => {
    const file = join(folder, "environment");
    const added = {
      DEVPORTAL_TOKEN: "the-token",
      PULUMI_CONFIG: '{"token":"the-token"}',
      OF_THE_MACHINE: "kept",
    };
    Object.assign(process.env, added);
    try {
      const script = `require("node:fs").writeFileSync(${JSON.stringify(file)}, JSON.stringify(process.env))`;
      await delivered({ command: node(script) }, parcel);
    } finally {
      for (const name of Object.keys(added)) Reflect.deleteProperty(process.env, name);
    }
    const text = await readFile(file, "utf8");
    expect(text).not.to.include("the-token");
    expect(JSON.parse(text)).to.include({ OF_THE_MACHINE: "kept", DEVPORTAL_CLIENT_ID: "the client" });
  });

  for (const [what, command] of [
    ["does not exist", ["no-such-program"]],
    ["lies in no folder", [join(process.execPath, "program")]],
    ["gets more than a machine takes", node("x".repeat(3_000_000))],
  ] as const) {
    it(`fails without a fault of its own when the program ${what}`, async () => {
      const message = await failureOf({ command: [...command] });
      expect(message).to.match(
        /could not be started \(E[A-Z0-9]+\)\. The next `pulumi up` issues another secret/,
      );
      expect(message.length).to.be.below(500);
    });
  }

  it("is judged by how the program ends, which need not read", async () => {
    const { clientSecret } = await delivered({ command: node("process.exit()") }, parcel);
    expect(clientSecret).to.equal(null);
    expect(await failureOf({ command: node("process.kill(process.pid)") })).to.match(/ended with SIGTERM;/);
  });

  const forever = node("setInterval(() => undefined, 1000)");

  it("ends with its operation, for the reason of that", async () => {
    const cancelled = AbortSignal.abort(new ExpectedError("The operation was cancelled"));
    expect(await failureOf({ command: forever }, cancelled)).to.equal("The operation was cancelled");
  });

  it("does not wait for ever", async () => {
    expect(await failureOf({ command: forever }, undefined, 50)).to.match(
      /was stopped, as it did not end within 0\.05 s\. The next `pulumi up` issues another secret/,
    );
  });

  it("leaves nothing behind where a file cannot be written", async () => {
    for (const file of [folder, join(folder, "n".repeat(250)), join(folder, "none", "file")]) {
      expect(await failureOf({ file })).to.match(/could not be written to .* \(E[A-Z]+\)\./);
    }
    expect(
      (await readdir(join(folder, ".."))).filter((name) => name.startsWith(`${basename(folder)}.`)),
    ).to.deep.equal([]);
  });

  it("ends with the time limit of its resource, and the object is kept", async () => {
    const stage = await startPluginStage();
    const appId = await newApp(stage);
    const resource = stage.plugin.resource(productionCredentials);
    const { inputs } = await resource.check({}, { appId, deliverTo: { command: forever } });
    const { id, message } = await refusalOf(resource.create(inputs, { timeout: 1 }));
    await stage.stop();
    expect([id, message]).to.deep.equal([appId, "The time limit of 1 s has passed"]);
  });

  const refusals = async (delivery: Delivery) => {
    const reasons: string[] = [];
    await checkDelivery(delivery, (property, reason) => reasons.push(`${property} ${reason}`));
    return reasons;
  };

  it("is refused where something else than a file would be replaced, such as a device", async () => {
    const link = join(folder, "link");
    await symlink("/dev/null", link);
    for (const file of [folder, "/dev/null", link]) {
      const refusal = await requireDeliverable({ file }).catch((error: unknown) => String(error));
      expect(refusal).to.match(/that is a folder or a device\. No secret was issued/);
    }
    await requireDeliverable({ file: join(folder, "new") });
  });

  it("is refused with a NUL, which no path and no argument has", async () => {
    expect(await refusals({ file: "a\0b" })).to.deep.equal([
      "deliverTo.file must not contain the character NUL",
    ]);
    expect(await refusals({ command: ["a", "b\0"] })).to.deep.equal([
      "deliverTo.command must not contain the character NUL",
    ]);
  });
});
