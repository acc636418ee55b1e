import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Counter, Gauge, type Registry } from "prom-client";
import { durationHistogram, type Status } from "./durations.ts";
import { endpoints } from "../oauth/endpoints.ts";
import { grantTypes } from "../oauth/token.ts";

/** Counts the requests of an app by the pattern of their route: what stands in an address is never a label. */
export function requestMetrics(registry: Registry): (app: FastifyInstance) => void {
  const registers = [registry];
  let underWay = 0;
  const duration = durationHistogram(registry, {
    name: "devportal_http_request_duration_seconds",
    help: "Time from the head of a request to the end of its answer, by `method`, `route` (its pattern) and `status` (its class, or `aborted` when the caller hung up).",
  });
  new Gauge({
    name: "devportal_http_requests_in_flight",
    help: "Requests that are being answered.",
    registers,
    collect() {
      this.set(underWay);
    },
  });
  const rateLimited = new Counter({
    name: "devportal_rate_limited_requests_total",
    help: "Requests refused because their caller sent too many.",
    registers,
  });
  const issued = new Counter({
    name: "devportal_tokens_issued_total",
    help: "OAuth access tokens issued, by `grant_type`.",
    labelNames: ["grant_type"],
    registers,
  });
  for (const grant_type of grantTypes) issued.inc({ grant_type }, 0);
  const signInFailures = new Counter({
    name: "devportal_sign_in_failures_total",
    help: "Attempts to sign in with an address and a password that do not belong together.",
    registers,
  });

  function ended(request: FastifyRequest, reply: FastifyReply): void {
    const { statusCode, raw } = reply;
    const { url: route = "none" } = request.routeOptions;
    const status = raw.writableFinished ? classOf(statusCode) : "aborted";
    duration.observe(request.method, route, status, reply.elapsedTime / 1_000);
    if (statusCode === 429) rateLimited.inc();
    if (request.method !== "POST") return;
    if (route === endpoints.token && statusCode === 200) issued.inc({ grant_type: grantOf(request) });
    if (route === "/sign-in" && statusCode === 401) signInFailures.inc();
  }

  return (app) => {
    app.addHook("onRequest", (request, reply, done) => {
      underWay++;
      // Unlike Fastify's own hooks it comes once whatever happens, also when the caller hangs up.
      reply.raw.on("close", () => {
        underWay--;
        ended(request, reply);
      });
      done();
    });
  };
}

function classOf(status: number): Status {
  if (status < 200) return "1xx";
  if (status < 300) return "2xx";
  if (status < 400) return "3xx";
  return status < 500 ? "4xx" : "5xx";
}

function grantOf({ body }: FastifyRequest): string {
  return (body as { grant_type: string }).grant_type;
}
