import { expect } from "chai";
import { App, ProductionCredentials } from "pulumi-devportal";
import { onEachDatabase } from "../support/databases.ts";
import { requireEngine } from "../support/engine.ts";
import { oauthClient } from "../support/oauth-client.ts";
import type { Outcome } from "../support/outcome.ts";
import { newAppArgs, newTrial, type Answered, type Trial } from "../support/trial.ts";

const names = ["kept", "other"] as const;

onEachDatabase("rotation.keepWhileUsed, where a service goes on with the former secret", function () {
  this.timeout(300_000);

  let trial: Trial;
  let initial: Answered;
  let final: Answered;
  let announced: Outcome;
  let rotated: Outcome;
  let previewed: Outcome;
  let repeated: Outcome;
  let refreshed: Outcome;
  /** What previews sent that writes. */
  let written: number;

  before(requireEngine);
  before(async () => {
    trial = await newTrial();
    const client = oauthClient(trial.portal.url);
    const apps = { kept: newAppArgs(), other: newAppArgs() };
    const program = (trigger: number) => async () =>
      Object.fromEntries(
        names.map((name) => {
          const { id } = new App(name, apps[name]);
          const keep = name === "kept" ? { keepWhileUsed: "7d" } : {};
          const made = new ProductionCredentials(name, {
            appId: id,
            rotation: { trigger, overlap: "1h", ...keep },
          });
          const { clientId, clientSecret, previousSecretExpiresAt, previousSecretLastUsedAt } = made;
          const { previousSecretLastUsedFrom: from } = made;
          return [
            name,
            { id, clientId, clientSecret, previousSecretExpiresAt, previousSecretLastUsedAt, from },
          ];
        }),
      );
    const stack = await trial.stack(program(1));
    const values = async () =>
      Object.fromEntries(Object.entries(await stack.outputs()).map(([name, { value }]) => [name, value]));
    const serve = async () => {
      for (const name of names) expect((await client.token(initial[name])).status).to.equal(200);
    };
    const preview = async () => {
      trial.recorder.clear();
      const outcome = await stack.preview({ options: { diff: true } });
      written += trial.recorder.writes().length;
      return outcome;
    };
    await stack.up();
    initial = await values();
    written = 0;
    await serve();
    stack.setProgram(program(2));
    announced = await preview();
    rotated = await stack.up();
    await serve();
    previewed = await preview();
    repeated = await stack.up();
    refreshed = await stack.refresh();
    final = await values();
  });
  after(() => trial?.end());

  const use = String.raw`last from (::ffff:)?127\.0\.0\.1 at \d{4}-\d\d-\d\dT[\d:.]+Z, `;
  const end = String.raw`it ends at \S+Z, later while it is used, at the latest at \S+Z`;
  const retiring = (tokens: number) =>
    new RegExp(
      `warning: The client secret of app ${initial.kept.id}, which the rotation retires, is in use: ${use}` +
        `${tokens} live tokens?; it stays valid for 1h, and longer while it was used within 7d`,
    );
  const former = (tokens: number) =>
    new RegExp(
      `warning: The former client secret of app ${initial.kept.id} is still in use: ${use}${tokens} live tokens?; ${end}`,
    );

  it("is announced by the preview of a rotation, with who uses the secret that is about to be retired", () => {
    expect(announced.output)
      .to.match(/~ secretGeneration: 1 => 2/)
      .and.to.match(retiring(1));
  });

  it("is warned of while `up` rotates, once", () => {
    expect(rotated.output)
      .to.match(retiring(1))
      .and.not.to.match(/is still in use/);
  });

  it("is warned of by every preview, `up` and refresh afterwards, which change nothing", () => {
    for (const outcome of [previewed, repeated, refreshed]) expect(outcome.output).to.match(former(2));
    expect([previewed.changes, repeated.changes]).to.deep.equal([{}, {}]);
  });

  it("sends the portal nothing that writes during preview", () => {
    expect(written).to.equal(0);
  });

  it("lets outputs say from where and when the former secret was used, and that it lives on", () => {
    const { from, previousSecretLastUsedAt, previousSecretExpiresAt } = final.kept;
    expect(from).to.match(/127\.0\.0\.1$/);
    expect(Date.now() - Date.parse(previousSecretLastUsedAt)).to.be.below(300_000);
    const days = (Date.parse(previousSecretExpiresAt) - Date.now()) / (24 * 60 * 60 * 1000);
    expect(days).to.be.within(6.9, 7.1);
    expect(Date.parse(final.other.previousSecretExpiresAt)).to.be.below(Date.now() + 60 * 60 * 1000);
  });

  it("is not warned of where the program does not ask for it", () => {
    for (const outcome of [announced, rotated, previewed, repeated, refreshed]) {
      expect(outcome.output).not.to.contain(`of app ${initial.other.id}`);
    }
  });
});
