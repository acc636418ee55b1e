import { expect } from "chai";
import fc from "fast-check";
import { randomUUID } from "node:crypto";
import type { Secret } from "../../../portal/client-secrets/secret.ts";
import { describeBothClients } from "../../support/both-clients.ts";
import type { TestPortal } from "../../support/portal.ts";
import { programSecret } from "../../support/program.ts";
import { useSecret } from "../../support/secret-use.ts";
import { newApp, startStage, succeed } from "../../support/stage.ts";

const hour = 3_600_000;

/** What programs, people and clients may do, in any order. */
const deed = fc.oneof(
  fc.record({
    does: fc.constant("issue" as const),
    key: fc.integer({ min: 0, max: 5 }),
    hash: fc.integer({ min: 0, max: 9 }),
    overlapSeconds: fc.constantFrom(0, 3_600, 86_400),
    keep: fc.boolean(),
    stale: fc.boolean(),
  }),
  fc.record({ does: fc.constant("reset" as const) }),
  fc.record({ does: fc.constant("revoke" as const), which: fc.nat(3) }),
  fc.record({ does: fc.constant("use" as const), which: fc.nat(3) }),
  fc.record({ does: fc.constant("wait" as const), hours: fc.integer({ min: 1, max: 60 }) }),
);

describeBothClients("client secrets, whatever is done to them in whatever order,", function ({ part }) {
  let portal: TestPortal;
  let token: string;

  before(async () => {
    const stage = await startStage();
    portal = stage.portal;
    token = stage.owner.token;
  });
  after(() => portal.stop());

  it("are never more than two that live and one that is current, and none ends before its overlap unless it is asked to", async function () {
    this.timeout(120_000);
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 25 }), async (deeds) => {
        const app = await newApp(portal, token);
        const url = `${app}/${part}/secrets`;
        const hashes = Array.from({ length: 10 }, () => programSecret().secretHash);
        const keys = Array.from({ length: 6 }, () => randomUUID());
        await succeed(portal, token, "POST", `${app}/${part}`, {
          body: { secretHash: programSecret().secretHash },
        });
        const all = async () => (await succeed(portal, token, "GET", url)).items as unknown as Secret[];
        const now = () => portal.clock().toISOString();
        const lives = ({ revokedAt, expiresAt }: Secret) => !revokedAt && (!expiresAt || expiresAt > now());
        /** Until when a secret was promised to live; taken back by whoever asks for another one, or for its end. */
        let promises = new Map<string, string>();

        for (const each of deeds) {
          const before = await all();
          const [current] = before.filter((secret) => secret.current);
          if (each.does === "wait") {
            portal.advance(each.hours * hour);
          } else if (each.does === "use") {
            const secret = before.filter(lives)[each.which];
            if (secret) await useSecret(portal, secret.id);
          } else if (each.does === "revoke") {
            const secret = before.filter(lives)[each.which];
            if (secret) await portal.send("DELETE", `${url}/${secret.id}`, { token });
            if (secret) promises.delete(secret.id);
          } else {
            const issued = each.does === "issue";
            const { status } = await portal.send("POST", url, {
              token,
              body: issued
                ? {
                    secretHash: hashes[each.hash],
                    overlapSeconds: each.overlapSeconds,
                    ...(each.keep && each.overlapSeconds > 0 && { keepWhileUsedSeconds: 3_600 }),
                  }
                : {},
              headers: issued
                ? {
                    "idempotency-key": keys[each.key] ?? "",
                    ...(each.stale && { "if-match": '"stale"' }),
                  }
                : {},
            });
            expect(status).to.be.oneOf([200, 201, 409, 412]);
            if (status === 201) {
              promises = new Map();
              if (issued && current) {
                promises.set(
                  current.id,
                  new Date(portal.clock().getTime() + each.overlapSeconds * 1000).toISOString(),
                );
              }
            }
          }
          const after = await all();
          expect(after.filter(lives)).to.have.lengthOf.at.most(2);
          expect(after.filter((secret) => secret.current)).to.have.lengthOf.at.most(1);
          for (const [id, until] of promises) {
            if (until > now()) expect(after.find((secret) => secret.id === id)).to.satisfy(lives);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
