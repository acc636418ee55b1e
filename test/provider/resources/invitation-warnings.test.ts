import { expect } from "chai";
import { days, minutes } from "../../../portal/clock.ts";
import { throughBoth, type FrontStage } from "../../support/front-ends/both.ts";
import { invited } from "../../support/invited.ts";

describe("A Collaborator's invitation that is about to expire", () => {
  const test = throughBoth();
  const present = ({ server }: FrontStage) => server.advance(Date.now() - server.clock().getTime());
  const soon = /^The invitation of person-\d+@example\.com expires at \S+Z unless it is accepted before$/;

  test("is warned of within 48 hours, by a preview without a request and by a refresh, once", async (stage) => {
    present(stage);
    stage.server.advance(-5 * days + 5 * minutes);
    const early = await invited(stage);
    stage.server.advance(-10 * minutes);
    const { preview, refresh } = await invited(stage);
    present(stage);
    await early.refresh();
    stage.recorder.clear();
    await early.preview();
    expect(stage.said()).to.deep.equal([]);
    await preview();
    expect(stage.recorder.requests).to.deep.equal([]);
    expect(stage.said()).to.have.length(1);
    expect(stage.said()[0]).to.match(soon);
    await refresh();
    await preview();
    expect(stage.said()).to.have.length(1);
  });

  test("is warned of when its time is over by what the state knows", async (stage) => {
    present(stage);
    stage.server.advance(-8 * days);
    const [plain, again] = [await invited(stage), await invited(stage, { reinvite: "whenExpired" })];
    present(stage);
    await plain.preview();
    await again.preview();
    const message = "expired at \\S+Z, unless it was accepted: `pulumi refresh` finds out";
    expect(stage.said()[0]).to.match(new RegExp(`${message}$`));
    expect(stage.said()[1]).to.match(new RegExp(`${message}, and \`pulumi up\` after it sends it again$`));
    await plain.refresh();
    expect(stage.said()[2]).to.match(/send it again in the portal/);
  });

  test("is not warned of once it is accepted", async (stage) => {
    present(stage);
    stage.server.advance(-6 * days);
    const { answer, refresh, preview } = await invited(stage);
    await answer("accept");
    present(stage);
    await refresh();
    await preview();
    expect(stage.said()).to.deep.equal([]);
  });
});
