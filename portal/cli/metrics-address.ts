import { Option } from "commander";
import type { Listening } from "../listening.ts";
import { toPort } from "./port.ts";

export const metricsPortOption = () =>
  new Option(
    "--metrics-port <number>",
    "serve metrics for Prometheus at /metrics of this port, to whoever reaches it; 0 picks a free one, by default there are none",
  )
    .env("DEVPORTAL_METRICS_PORT")
    .argParser(toPort);

export const metricsHostOption = () =>
  new Option("--metrics-host <address>", "the address to serve metrics on")
    .env("DEVPORTAL_METRICS_HOST")
    .default("127.0.0.1");

export interface MetricsFlags {
  metricsPort?: number | undefined;
  metricsHost: string;
}

export function toMetricsAddress({
  metricsPort: port,
  metricsHost: host,
}: MetricsFlags): Listening | undefined {
  return port === undefined ? undefined : { host, port };
}
