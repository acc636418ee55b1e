import { Decrypter, armor, generateIdentity, identityToRecipient } from "age-encryption";
import { expect } from "chai";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { requireEngine, type TestStack } from "../support/engine.ts";
import { fronts, onDatabasesOf } from "../support/front-ends/fronts.ts";
import { oauthClient } from "../support/oauth-client.ts";
import type { Outcome } from "../support/outcome.ts";
import { newAppArgs, newTrial, type Trial } from "../support/trial.ts";

for (const { called, plugin, classes } of fronts) {
  const onItsDatabases = onDatabasesOf({ plugin });
  onItsDatabases(`secrets that are kept out of the state, through ${called}`, function () {
    this.timeout(300_000);

    let trial: Trial;
    let stack: TestStack;
    let up: Outcome;
    let quiet: Outcome;
    let rotation: Outcome;
    /** Each pair as its receiver has it, after the first `up` and after the rotation. */
    const received: { sealed: Pair; written: Pair }[] = [];
    let state: string;

    interface Pair {
      clientId: string;
      clientSecret: string;
    }

    before(requireEngine);
    before(async () => {
      trial = await newTrial();
      const identity = await generateIdentity();
      const publicKey = await identityToRecipient(identity);
      const decrypter = new Decrypter();
      decrypter.addIdentity(identity);
      const apps = [newAppArgs(), newAppArgs()];
      let trigger = 1;
      stack = await trial.stack(
        async () => {
          const made = apps.map((args, index) => {
            const { id: appId } = new classes.App(`app-${index}`, args);
            const deliverTo = index === 0 ? { publicKey } : { file: join(stack.folder, "secret") };
            return new classes.ProductionCredentials(`app-${index}`, {
              appId,
              deliverTo,
              rotation: { trigger },
            });
          });
          return { clientIds: made.map(({ clientId }) => clientId), sealed: made[0]?.sealedSecret };
        },
        { plugin },
      );
      const receive = async () => {
        const { clientIds, sealed } = await stack.outputs();
        const [first = "", second = ""] = clientIds?.value as string[];
        const opened = await decrypter.decrypt(armor.decode(String(sealed?.value)), "text");
        const written = await readFile(join(stack.folder, "secret"), "utf8");
        received.push({
          sealed: { clientId: first, clientSecret: opened },
          written: { clientId: second, clientSecret: written },
        });
      };
      up = await stack.up();
      await receive();
      quiet = await stack.up({ options: { refresh: true } });
      trigger = 2;
      rotation = await stack.up();
      await receive();
      state = await stack.pulumi("stack", "export", "--show-secrets");
    });
    after(() => trial?.end());

    for (const way of ["sealed", "written"] as const) {
      it(`reach their receiver and work, also after a rotation: ${way}`, async () => {
        for (const each of received) {
          expect((await oauthClient(trial.portal.url).token(each[way])).status).to.equal(200);
        }
        expect(received[1]?.[way].clientSecret).not.to.equal(received[0]?.[way].clientSecret);
      });
    }

    it("are nowhere in the state, even decrypted, nor in anything printed or sent", async () => {
      const log = await trial.portal.log();
      const everything = [state, up.output, rotation.output, trial.recorder.traffic(), log].join("\n");
      for (const { sealed, written } of received) {
        for (const { clientSecret } of [sealed, written]) expect(everything).not.to.include(clientSecret);
      }
    });

    it("show no change afterwards, nor after a refresh", () => {
      expect(quiet.changes).to.deep.equal({});
      expect(quiet.output).not.to.include("is not in this state");
    });
  });
}
