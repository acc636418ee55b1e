import type { TestPortal } from "./portal.ts";
import type { startStage } from "./stage.ts";
import { startTwoPortals } from "./two-portals.ts";

/** The stage of `startStage`, whose requests two portals on one database answer in turn. */
export const startStageInTurn: typeof startStage = async () => {
  const { both, stop } = await startTwoPortals({ rateLimit: { perSecond: 1e6, burst: 1e6 } });
  const [one, other] = both;
  // A test that watches which rows are locked watches both.
  Object.defineProperty(other.store, "dialect", { get: () => one.store.dialect });
  let count = 0;
  const portal: TestPortal = {
    ...one,
    send: (...request) => (count++ % 2 ? other : one).send(...request),
    stop,
  };
  return { portal, owner: await portal.account("owner@example.com") };
};
