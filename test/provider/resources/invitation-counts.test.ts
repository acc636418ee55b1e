import { expect } from "chai";
import { UNKNOWN, type Values } from "../../../provider/core/wire.ts";
import { collaborator } from "../../../provider/resources/collaborator.ts";
import { onEachDatabase } from "../../support/databases.ts";
import { throughBoth } from "../../support/front-ends/both.ts";

onEachDatabase("The number of a Collaborator's invitations", () => {
  const test = throughBoth();

  for (const { olds = {}, program, becomes } of counts()) {
    test(`is counted: ${JSON.stringify([olds, program])}`, async (stage) => {
      const always = {
        appId: "123e4567-e89b-12d3-a456-426614174000",
        email: "ada@example.com",
        role: "developer",
        managedBy: stage.declared(collaborator, "ada"),
      };
      const { check } = stage.resource(collaborator);
      const checked = await check({ ...always, ...olds }, { ...always, ...program });
      expect(checked.failures).to.deep.equal([]);
      expect(checked.inputs).to.deep.equal({ ...always, ...program, ...becomes });
      expect((await check(checked.inputs, { ...always, ...program })).inputs).to.deep.equal(checked.inputs);
    });
  }

  test("is refused a number of mails that is none", async (stage) => {
    const { check } = stage.resource(collaborator);
    const appId = "123e4567-e89b-12d3-a456-426614174000";
    for (const maxInvitations of [0, 1.5, 21]) {
      const program = { appId, email: "ada@example.com", reinvite: "whenExpired", maxInvitations };
      const { failures } = await check({}, program);
      expect(failures.map(({ property }) => property)).to.deep.equal(["maxInvitations"]);
    }
  });
});

function counts(): { olds?: Values; program: Values; becomes: Values }[] {
  const reinvite = "whenExpired";
  const expired = { invitationExpired: "2026-01-01T00:00:00.000Z" };
  return [
    // As every version before wrote it.
    { program: {}, becomes: {} },
    { program: { reinvite: "never", maxInvitations: 5 }, becomes: {} },
    { olds: expired, program: {}, becomes: expired },
    { program: { reinvite }, becomes: { invitations: 1 } },
    { olds: { reinvite, invitations: 2 }, program: { reinvite }, becomes: { invitations: 2 } },
    { olds: { reinvite, invitations: 2 }, program: {}, becomes: {} },
    { olds: { reinvite, invitations: 2, ...expired }, program: { reinvite }, becomes: { invitations: 3 } },
    {
      olds: { reinvite, invitations: 3, ...expired },
      program: { reinvite },
      becomes: { invitations: 3, ...expired },
    },
    {
      olds: { reinvite, invitations: 3, ...expired },
      program: { reinvite, maxInvitations: 4 },
      becomes: { invitations: 4 },
    },
    {
      olds: { reinvite, invitations: 3, ...expired },
      program: { reinvite, maxInvitations: 1 },
      becomes: { invitations: 3, ...expired },
    },
    { olds: expired, program: { reinvite }, becomes: { invitations: 2 } },
    { olds: expired, program: { reinvite: UNKNOWN }, becomes: { invitations: UNKNOWN } },
    {
      olds: { reinvite, invitations: 1, ...expired },
      program: { reinvite, maxInvitations: UNKNOWN },
      becomes: { invitations: UNKNOWN },
    },
  ];
}
