import type { PulumiFn } from "@pulumi/pulumi/automation/index.js";
import { expect } from "chai";
import * as dynamic from "pulumi-devportal";
import type { CollaboratorArgs } from "pulumi-devportal";
import { requireEngine, type TestStack } from "../support/engine.ts";
import { onDatabasesOf } from "../support/front-ends/fronts.ts";
import type { Outcome } from "../support/outcome.ts";
import * as plugin from "../support/plugin-program.ts";
import { newAppArgs, newTrial, type Trial } from "../support/trial.ts";

type People = Record<string, Omit<CollaboratorArgs, "appId" | "email">>;

const again = { reinvite: "whenExpired", maxInvitations: 2 } as const;
const first: People = {
  again,
  once: {},
  declines: again,
  accepts: { ...again, role: "admin" },
};
const people: People = { ...first, once: { role: "admin" } };

const hour = 60 * 60 * 1000;
const inHours = (count: number) => new Date(Date.now() + count * hour).toISOString();

for (const [called, { App, Collaborator }] of Object.entries({ "dynamic provider": dynamic, plugin })) {
  const onItsDatabases = onDatabasesOf({ plugin: called === "plugin" });
  onItsDatabases(`the invitations of a program, through the ${called}`, function () {
    this.timeout(300_000);

    let trial: Trial;
    let stack: TestStack;
    const outcome: Record<string, Outcome> = {};
    /** How many mails each person had by then. */
    const mails: Record<string, Record<string, number>> = {};
    /** What previews asked the portal. */
    const asked: Record<string, number> = {};

    const emailOf = (name: string) => `${name}@example.com`;
    const idOf = async (name: string) => {
      const where = `email = '${emailOf(name)}'`;
      return (await trial.query<{ id: string }>(`select id from collaborators where ${where}`))[0]?.id;
    };
    const endsIn = (hours: number, where = "status = 'pending'") =>
      trial.change(
        `update collaborators set invited_at = '${inHours(hours - 168)}', expires_at = '${inHours(hours)}' where ${where}`,
      );

    const app = newAppArgs();
    const program =
      (all: People): PulumiFn =>
      async () => {
        const { id: appId } = new App("app", app);
        for (const [name, args] of Object.entries(all)) {
          new Collaborator(name, { appId, email: emailOf(name), ...args });
        }
      };
    const keep = async (step: string, done: Promise<Outcome>) => {
      outcome[step] = await done;
      const rows = await trial.query<{ recipient: string; count: number }>(
        "select recipient, cast(count(*) as integer) as count from outbox group by recipient",
      );
      mails[step] = Object.fromEntries(rows.map(({ recipient, count }) => [recipient.split("@")[0], count]));
    };
    const preview = async (step: string) => {
      trial.recorder.clear();
      await keep(step, stack.preview({ options: { diff: true } }));
      asked[step] = trial.recorder.requests.length;
    };
    const token = (value: string) => stack.stack.setConfig("devportal:token", { value, secret: true });

    before(requireEngine);
    before(async () => {
      trial = await newTrial();
      stack = await trial.stack(program(first), { plugin: called === "plugin" });
      await keep("up", stack.up());
      await preview("preview while pending");
      stack.setProgram(program(people));
      await preview("preview of a role");
      await keep("role", stack.up());

      await endsIn(47);
      await keep("refresh shortly before the end", stack.refresh());
      await preview("preview shortly before the end");

      const tokens: Record<string, string> = {};
      for (const [name, answer] of [
        ["accepts", "accept"],
        ["declines", "decline"],
      ] as const) {
        await trial.portal.makeAccount(emailOf(name));
        tokens[name] = await trial.portal.makeToken("read,write", emailOf(name));
        await trial.api("POST", `/invitations/${await idOf(name)}/${answer}`, {
          token: tokens[name],
          body: {},
        });
      }
      await endsIn(-1);
      await keep("refresh after the end", stack.refresh());
      await preview("preview after the end");
      await keep("up after the end", stack.up());
      await keep("next up", stack.up({ options: { refresh: true } }));
      await endsIn(-1);
      await keep("refresh after the last", stack.refresh());
      await preview("preview after the last");
      const { again: one, ...others } = people;
      stack.setProgram(program({ again: { ...one, maxInvitations: 3 }, ...others }));
      await preview("preview of one more");
      await keep("one more", stack.up());

      await token(tokens.accepts ?? "");
      const { accepts, ...left } = people;
      stack.setProgram(program({ ...left, accepts: { ...accepts, role: "developer" } }));
      await keep("demotes itself", stack.up({ fails: true }));
      stack.setProgram(program(left));
      await keep("removes itself", stack.up({ fails: true }));
      await token(trial.portal.token);
      await keep("removed by the owner", stack.up());
    });
    after(() => trial?.end());

    const outputOf = (step: string) => outcome[step]?.output ?? "";
    const once = (step: string, text: RegExp) => {
      const told = outputOf(step).split("Diagnostics:").at(-1) ?? "";
      expect(told.match(new RegExp(text, "g")), outputOf(step)).to.have.lengthOf(1);
    };

    it("show no difference while they are pending, and are not asked for by a preview", () => {
      expect(outcome["preview while pending"]?.changes).to.deep.equal({});
      expect(asked["preview while pending"]).to.equal(0);
    });

    it("are not mailed again when the role changes", () => {
      expect(outputOf("preview of a role")).to.match(/~ role *: "developer" => "admin"/);
      expect(outcome.role?.changes).to.deep.equal({ update: 1 });
      expect(mails.role).to.deep.equal({ again: 1, once: 1, declines: 1, accepts: 1 });
    });

    it("are warned of shortly before their end, by a refresh and by a preview that asks for nothing", () => {
      for (const step of ["refresh shortly before the end", "preview shortly before the end"]) {
        for (const name of Object.keys(people)) {
          once(
            step,
            new RegExp(`warning: The invitation of ${emailOf(name)} expires at \\S+Z unless it is accepted`),
          );
        }
      }
      expect(asked["preview shortly before the end"]).to.equal(0);
      expect(outcome["preview shortly before the end"]?.changes).to.deep.equal({});
    });

    it("tell at refresh what has become of them, and what comes of that", () => {
      const step = "refresh after the end";
      once(step, /The invitation of again@example\.com expired at \S+Z; the next `pulumi up` sends it again/);
      once(
        step,
        /The invitation of once@example\.com expired at \S+Z; send it again in the portal, or set `reinvite/,
      );
      once(step, /declines@example\.com declined the invitation and is not invited again by a program/);
      expect(outputOf(step)).not.to.contain("accepts@example.com expired");
    });

    it("that expired are sent again where the program says so, as the preview shows", () => {
      const shown = outputOf("preview after the end");
      expect(shown).to.match(/- invitationExpired: +"\S+Z"/);
      expect(shown).to.match(/~ invitations +: 1 => 2/);
      for (const step of ["preview after the end", "up after the end"]) {
        expect(outcome[step]?.changes).to.deep.equal({ update: 1 });
      }
      expect(asked["preview after the end"]).to.equal(0);
      expect(mails["preview after the end"]).to.include({ again: 1 });
      expect(mails["up after the end"]).to.deep.equal({ again: 2, once: 1, declines: 1, accepts: 1 });
      expect(outcome["next up"]?.changes).to.deep.equal({});
    });

    it("are not sent more often than the program says, until it says so", () => {
      once(
        "refresh after the last",
        /again@example\.com expired at \S+Z, after 2 invitations, and `maxInvitations` allows/,
      );
      expect(outcome["preview after the last"]?.changes).to.deep.equal({});
      expect(outputOf("preview of one more")).to.match(/~ invitations +: 2 => 3/);
      expect(mails["one more"]).to.deep.equal({ again: 3, once: 1, declines: 1, accepts: 1 });
    });

    for (const step of ["demotes itself", "removes itself"]) {
      it(`do not let the account lose the app whose token the program runs with: it ${step}`, () => {
        expect(outcome[step]?.diagnostics.join("\n")).to.contain(
          "self_lockout: The program runs with a token of accepts@example.com, who would lose this app",
        );
        expect(outputOf(step)).not.to.match(/^\s+at .*\.[jt]s/m);
      });
    }

    it("are undone by the program that runs with another token", async () => {
      expect(outcome["removed by the owner"]?.changes).to.include({ delete: 1 });
      expect(await idOf("accepts")).to.equal(undefined);
    });
  });
}
