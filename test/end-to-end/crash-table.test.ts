import { expect } from "chai";
import { faults, runs, type Run } from "../support/crash-table/faults.ts";
import { observe } from "../support/crash-table/observe.ts";
import { rowsFor, type Observed } from "../support/crash-table/rows.ts";
import { runRows } from "../support/crash-table/run.ts";
import { settings } from "../support/crash-table/settings.ts";
import { onDatabases } from "../support/databases.ts";
import { requireEngine } from "../support/engine.ts";

/**
 * Every request of every operation, and everything that can befall it. After one more `up` there is exactly what the
 * program declares, another changes nothing, and the secrets in the state work. `DEVPORTAL_CRASH_ROWS="App, create: PUT"`
 * runs the rows alone whose title has that part, `DEVPORTAL_CRASH_SETTINGS="one process (PostgreSQL)"`
 * runs them in other settings.
 */
describe("the crash table", function () {
  this.timeout(600_000);

  let count = 0;
  const failed: string[] = [];
  before(requireEngine);
  after(() => console.log(`    crash table: ${count} rows run, ${failed.length} failed`));

  for (const setting of settings()) {
    onDatabases([setting.database], setting.called, () => {
      let observed: Observed[] = [];
      before(async () => (observed = await observe(setting)));

      it("has every operation send something", () => {
        const silent = observed.filter(({ requests }) => requests.length === 0);
        expect(silent.map(({ operation }) => `${operation.resource}, ${operation.operation}`)).to.deep.equal(
          [],
        );
      });

      for (const [run, says] of Object.entries(runs) as [Run, string][]) {
        it(`leaves exactly what is declared after one more up when ${says}`, async function () {
          const planned = rowsFor(
            observed,
            faults.filter((fault) => fault.run === run),
          );
          if (planned.length === 0) return;
          const { rows, besides } = await runRows(setting, run, planned);
          const wrong = rows.flatMap(({ title, problems }) =>
            problems.length > 0 ? [`${title}\n    ${problems.join("\n    ")}`] : [],
          );
          count += rows.length;
          failed.push(...wrong);
          expect([...wrong, ...besides].join("\n"), `${wrong.length} of ${rows.length} rows failed`).to.equal(
            "",
          );
        });
      }
    });
  }
});
