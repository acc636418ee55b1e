import { expect } from "chai";
import { Registry } from "prom-client";
import { durationHistogram } from "../../../portal/metrics/durations.ts";

describe("the histogram of durations", () => {
  it("counts what took as long as a bound with what was shorter, and beyond the last all", async () => {
    const registry = new Registry();
    const { observe } = durationHistogram(registry, { name: "took", help: "How long it took." });
    for (const seconds of [0.001, 0.0025, 0.003, 0.3, 10, 11]) observe("GET", "/", "2xx", seconds);
    observe("GET", "/", "5xx", 2);
    const lines = (await registry.metrics()).split("\n");
    const labels = (status: string, le: string) => `method="GET",route="/",status="${status}",le="${le}"`;
    expect(lines).to.include.members([
      "# HELP took How long it took.",
      "# TYPE took histogram",
      `took_bucket{${labels("2xx", "0.0025")}} 2`,
      `took_bucket{${labels("2xx", "0.005")}} 3`,
      `took_bucket{${labels("2xx", "0.25")}} 3`,
      `took_bucket{${labels("2xx", "0.5")}} 4`,
      `took_bucket{${labels("2xx", "10")}} 5`,
      `took_bucket{${labels("2xx", "+Inf")}} 6`,
      `took_bucket{${labels("5xx", "2.5")}} 1`,
      'took_count{method="GET",route="/",status="2xx"} 6',
      'took_sum{method="GET",route="/",status="5xx"} 2',
    ]);
  });
});
