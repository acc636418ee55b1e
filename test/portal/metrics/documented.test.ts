import { expect } from "chai";
import { newMetrics } from "../../../portal/metrics/metrics.ts";
import type { Store } from "../../../portal/store/store.ts";
import { textOf } from "../../repository/sources.ts";

describe("the metrics in docs/operations.md", () => {
  const text = textOf("docs/operations.md");
  let metrics: { name: string; help: string; type: unknown }[];

  before(async () => {
    const { registry, watchStore } = newMetrics();
    watchStore({ read: () => Promise.reject(new Error("not asked")) } as Partial<Store> as Store);
    metrics = await registry.getMetricsAsJSON();
  });

  it("are all that there are, as they describe themselves", () => {
    const rows = [...text.matchAll(/^\| `(devportal_\w+)` +\| (\w+) +\| (.+?) +\|$/gm)];
    expect(rows.map(([, name, type, help]) => ({ name, type, help }))).to.deep.equal(
      metrics
        .filter(({ name }) => name.startsWith("devportal_"))
        .map(({ name, help, type }) => ({ name, type, help }))
        .sort((one, other) => (one.name < other.name ? -1 : 1)),
    );
  });

  it("and in its alerts exist", () => {
    const known = new Set(metrics.map(({ name }) => name));
    const named = text.match(/\b(devportal|process|nodejs)_\w+/g) ?? [];
    expect(named).to.have.length.above(20);
    const missing = named.filter(
      (name) => !known.has(name) && !known.has(name.replace(/_(bucket|count|sum)$/, "")),
    );
    expect(missing).to.deep.equal([]);
  });
});
