import Mocha from "mocha";
import { waivers } from "../waivers.ts";

/** Mocha's `spec`, ended by the line `N passed, N failed`; where all tests are required, a skip is a failure. */
export default class Reporter extends Mocha.reporters.Spec {
  private readonly skipped: Mocha.Test[] = [];

  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    runner.on("pending", (test) => this.skipped.push(test));
  }

  override done(failures: number, exitWith?: (failures: number) => void) {
    const refused = process.env.DEVPORTAL_TEST_REQUIRE_ALL === "1" ? this.skipped.filter(isNotWaived) : [];
    const total = failures + refused.length;
    if (this.skipped.length > 0) console.log(`${this.skipped.length} skipped`);
    for (const test of refused) console.log(`  skipped, but all tests are required: ${test.fullTitle()}`);
    console.log(`${this.stats.passes} passed, ${total} failed`);
    exitWith?.(total);
  }
}

function isNotWaived(test: Mocha.Test) {
  return !Object.keys(waivers).some((title) => test.fullTitle().startsWith(title));
}
