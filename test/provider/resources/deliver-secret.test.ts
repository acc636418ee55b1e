import { Decrypter, armor, generateIdentity, identityToRecipient } from "age-encryption";
import { expect } from "chai";
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Values } from "../../../provider/core/wire.ts";
import { productionCredentials } from "../../../provider/resources/production-credentials.ts";
import { refusalOf, Refused } from "../../support/front-ends/asking.ts";
import { throughBoth, type FrontStage } from "../../support/front-ends/both.ts";
import { fingerprint, inputsOf, live, made, reset } from "../../support/issued-credentials.ts";

describe("deliverTo", () => {
  const test = throughBoth();

  let folder: string;
  let identity: string;
  let recipient: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "devportal-delivery-"));
    identity = await generateIdentity();
    recipient = await identityToRecipient(identity);
  });
  after(() => rm(folder, { recursive: true }));

  const opened = (text: unknown) => {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    return decrypter.decrypt(armor.decode(String(text)), "text");
  };
  /** Writes its input, then what of its environment is about the secret, into a file. */
  const writer = (file: string) => [
    process.execPath,
    "-e",
    `const fs = require("node:fs"); const { DEVPORTAL_APP_ID, DEVPORTAL_CLIENT_ID, DEVPORTAL_SECRET_VERSION, DEVPORTAL_TOKEN } = process.env;
     fs.writeFileSync(process.argv[1], fs.readFileSync(0, "utf8") + " " + [DEVPORTAL_APP_ID, DEVPORTAL_CLIENT_ID, DEVPORTAL_SECRET_VERSION, DEVPORTAL_TOKEN]);`,
    file,
  ];
  const current = async (stage: FrontStage, appId: string) =>
    (await live(stage, appId)).currentSecret?.fingerprint;

  test("seals the secret to a public key, and keeps it out of the state", async (stage) => {
    const { appId, outputs } = await made(stage, { deliverTo: { publicKey: recipient } });
    expect(outputs).not.to.have.property("clientSecret");
    const secret = await opened(outputs.sealedSecret);
    expect(await current(stage, appId))
      .to.equal(fingerprint(secret))
      .and.to.equal(outputs.secretFingerprint);
    expect(JSON.stringify(outputs)).not.to.include(secret);
  });

  test("writes the secret into a file of its owner, the whole and nothing else", async (stage) => {
    const file = join(folder, "the.secret");
    await writeFile(file, "the former one", { mode: 0o644 });
    const { appId, outputs } = await made(stage, { deliverTo: { file } });
    expect(outputs).not.to.have.any.keys("clientSecret", "sealedSecret");
    expect(fingerprint(await readFile(file, "utf8"))).to.equal(await current(stage, appId));
    expect((await stat(file)).mode & 0o777).to.equal(0o600);
    expect((await readdir(folder)).filter((name) => name.includes(".secret."))).to.deep.equal([]);
  });

  test("gives the secret to a program on its standard input, and tells it whose it is", async (stage) => {
    const file = join(folder, "from-command");
    const { appId, outputs } = await made(stage, { deliverTo: { command: writer(file) } });
    const [secret, about] = (await readFile(file, "utf8")).split(" ");
    expect(fingerprint(secret)).to.equal(await current(stage, appId));
    expect(about).to.equal([appId, outputs.clientId, 1, ""].join());
    expect(outputs).not.to.have.any.keys("clientSecret", "sealedSecret");
  });

  test("is quiet afterwards, and tells of a reset by the fingerprint", async (stage) => {
    const { appId, resource, inputs, outputs } = await made(stage, { deliverTo: { publicKey: recipient } });
    const before = stage.said().length;
    expect(await resource.diff(appId, outputs, inputs)).to.include({ changes: false });
    expect((await resource.read(appId, outputs))?.inputs).to.deep.equal(inputs);
    expect(stage.said().slice(before)).to.deep.equal([]);
    await reset(stage, appId);
    const read = await resource.read(appId, outputs);
    expect(read?.inputs).to.include({ secretReset: "outside of Pulumi" });
    const { inputs: news } = await resource.check(read?.inputs ?? {}, inputs);
    expect(news).to.include({ secretGeneration: 2 });
    const updated = await resource.update(appId, read?.properties ?? {}, news);
    expect(fingerprint(await opened(updated.sealedSecret))).to.equal(await current(stage, appId));
    expect((await resource.read(appId, updated))?.inputs).to.deep.equal(news);
  });

  test("takes a secret out of the state by issuing a new one, and the way back", async (stage) => {
    const { appId, resource, inputs, outputs } = await made(stage);
    const away = { ...inputs, deliverTo: { publicKey: recipient } };
    const first = await resource.check(inputs, away);
    expect(first.inputs).to.include({ secretGeneration: 2 });
    const sealedOnly = await resource.update(appId, outputs, first.inputs);
    expect(sealedOnly).not.to.have.property("clientSecret");
    expect(JSON.stringify(sealedOnly)).not.to.include(outputs.clientSecret);
    const { deliverTo: _, ...back } = first.inputs;
    const second = await resource.check(first.inputs, back);
    expect(second.inputs).to.include({ secretGeneration: 3 });
    const held = await resource.update(appId, sealedOnly, second.inputs);
    expect(held).not.to.have.any.keys("sealedSecret", "deliverTo");
    expect(fingerprint(held.clientSecret)).to.equal(await current(stage, appId));
  });

  test("goes on with another secret when it failed: nothing is lost, and nothing is said of the secret", async (stage) => {
    const appId = await stage.newApp();
    const resource = stage.resource(productionCredentials);
    const file = join(folder, "tried-again");
    const script = `const secret = require("node:fs").readFileSync(0, "utf8");
      require("node:fs").writeFileSync(process.argv[1], secret);
      console.log(secret); console.error(secret); process.exitCode = 3`;
    const broken = [process.execPath, "-e", script, join(folder, "printed")];
    const inputs = inputsOf(stage, appId, { deliverTo: { command: broken } });
    const failure = await resource.create(inputs).catch((error: unknown) => error as Refused);
    if (!(failure instanceof Refused)) throw new Error("it did not fail");
    expect(failure.message).to.match(/deliverTo ended with status 3; .*may hold the secret.*tries again/s);
    expect(failure.id).to.equal(appId);
    const repaired: Values = { ...inputs, deliverTo: { command: writer(file) } };
    const updated = await resource.update(appId, failure.properties, repaired);
    const [secret] = (await readFile(file, "utf8")).split(" ");
    expect(fingerprint(secret))
      .to.equal(await current(stage, appId))
      .and.to.equal(updated.secretFingerprint);
    expect(await resource.diff(appId, updated, repaired)).to.include({ changes: false });
  });

  for (const [says, deliverTo, property, reason] of [
    [
      "two ways at once",
      { file: "a", publicKey: "age1" },
      "deliverTo.file",
      /must not be given beside publicKey: name one of publicKey, file, command/,
    ],
    ["no way", {}, "deliverTo", /must name one of publicKey, file, command/],
    ["no file", { file: "" }, "deliverTo.file", /must name a file/],
    ["no program", { command: [] }, "deliverTo.command", /must name a program/],
    ["no key", { publicKey: "x" }, "deliverTo.publicKey", /must be an age recipient/],
    ["a way that there is not", { vault: "x" }, "deliverTo.vault", /is not an argument/],
  ] as const) {
    test(`refuses ${says}`, async (stage) => {
      const inputs = { ...inputsOf(stage, "123e4567-e89b-12d3-a456-426614174000"), deliverTo };
      const { failures } = await stage.resource(productionCredentials).check({}, inputs);
      const failure = failures.find((failure) => failure.property === property);
      expect(failure?.reason).to.match(reason);
      // Of what a failure names, the engine prints the value: of a member none.
      const named = failures.filter(({ property }) => property === "deliverTo");
      expect(named).to.have.lengthOf(Object.keys(deliverTo).length === 0 ? 1 : 0);
    });
  }

  test("asks for no secret that could not be written, and is no matter of a preview, which may run elsewhere", async (stage) => {
    for (const [file, reason] of [
      [
        "no/such/folder/secret",
        /cannot be written to .*no\/such\/folder\/secret: there is no such folder\. No secret was issued/,
      ],
      [`${process.execPath}/secret`, /there is no such folder/],
      [folder, /that is a folder or a device/],
    ] as const) {
      const appId = await stage.newApp();
      const resource = stage.resource(productionCredentials);
      const { inputs, failures } = await resource.check(
        {},
        { ...inputsOf(stage, appId), deliverTo: { file } },
      );
      expect(failures).to.deep.equal([]);
      stage.recorder.clear();
      expect((await refusalOf(resource.create(inputs))).message).to.match(reason);
      expect(stage.recorder.requests).to.deep.equal([]);
    }
  });

  test("leaves nothing of a secret in what the process printed", async (stage) => {
    const written = [...stage.server.log, stage.printed()].join("\n");
    for (const file of await readdir(folder)) {
      const [secret = ""] = (await readFile(join(folder, file), "utf8")).split(" ");
      expect(written).not.to.include(secret);
    }
  });
});
