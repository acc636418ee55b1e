import { expect } from "chai";
import { once } from "node:events";
import { request } from "node:http";
import { countingPortal, type CountingPortal } from "../../support/metrics.ts";
import { hiddenFields } from "../../support/forms.ts";
import { programSecret } from "../../support/program.ts";
import { newApp, succeed } from "../../support/stage.ts";

const durations = "devportal_http_request_duration_seconds";

describe("metrics of requests", () => {
  let portal: CountingPortal;
  let token: string;

  beforeEach(async () => {
    portal = await countingPortal();
    ({ token } = await portal.account("owner@example.com", { operator: true }));
  });
  afterEach(() => portal.stop());

  const send = (path: string, init: RequestInit = {}) => fetch(`${portal.url}${path}`, init);

  it("count by method, by the pattern of the route and by the class of the status", async () => {
    const headers = { authorization: `Bearer ${token}` };
    const path = await newApp(portal, token);
    for (const id of [path.split("/").at(-1), "one-that-is-not", "nor-is-this"])
      await send(`/api/v1/apps/${id}`, { headers });
    await send("/no/where");
    const line = `${durations}_count{method="GET",route`;
    expect(await portal.value(`${line}="/api/v1/apps/:appId",status="2xx"}`)).to.equal(1);
    expect(await portal.value(`${line}="/api/v1/apps/:appId",status="4xx"}`)).to.equal(2);
    expect(await portal.value(`${line}="none",status="4xx"}`)).to.equal(1);
  });

  it("hold nothing of an address, of which a caller could make as many labels as it likes, or a secret", async () => {
    await send("/reset-password?token=a-planted-secret");
    await send("/api/v1/apps/a-planted-secret", { headers: { authorization: `Bearer ${token}` } });
    await send("/a-planted-secret");
    expect(await portal.text())
      .not.to.include("planted")
      .and.not.to.include(token);
  });

  it("are a histogram: each bucket holds those before it, and the last all", async () => {
    for (let time = 0; time < 3; time++) await send("/healthz");
    const labels = 'method="GET",route="/healthz",status="2xx"';
    const counts = [...(await portal.text()).matchAll(/_seconds_bucket\{.*"\/healthz".*le="(.*)"\} (\d+)/g)];
    expect(counts.map(([, bound]) => Number(bound === "+Inf" ? Infinity : bound))).to.deep.equal([
      0.0025,
      0.005,
      0.01,
      0.025,
      0.05,
      0.1,
      0.25,
      0.5,
      1,
      2.5,
      10,
      Infinity,
    ]);
    const numbers = counts.map(([, , count]) => Number(count));
    expect(numbers).to.deep.equal([...numbers].sort((one, other) => one - other));
    expect(numbers.at(-1)).to.equal(3);
    expect(await portal.value(`${durations}_count{${labels}}`)).to.equal(3);
    expect(await portal.value(`${durations}_sum{${labels}}`)).to.be.within(0.000_001, 3);
  });

  it("tell how many are under way, and count who hung up as such", async () => {
    const hanging = request({
      port: portal.port,
      host: "127.0.0.1",
      method: "POST",
      path: "/api/v1/apps",
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "content-length": "10",
        expect: "100-continue",
      },
    });
    hanging.on("error", () => undefined).flushHeaders();
    await once(hanging, "continue");
    expect(await portal.value("devportal_http_requests_in_flight")).to.equal(1);
    hanging.destroy();
    while ((await portal.value("devportal_http_requests_in_flight")) !== 0) await new Promise(setImmediate);
    const labels = 'method="POST",route="/api/v1/apps",status="aborted"';
    expect(await portal.value(`${durations}_count{${labels}}`)).to.equal(1);
  });

  it("count the tokens that are issued, by their grant, and not those that are refused", async () => {
    const own = programSecret();
    const path = `${await newApp(portal, token)}/production-credentials`;
    const { clientId } = await succeed(portal, token, "POST", path, { body: { secretHash: own.secretHash } });
    for (const client_secret of [own.secret, own.secret, "a wrong one"]) {
      const form = { grant_type: "client_credentials", client_id: clientId, client_secret };
      await send("/oauth/token", { method: "POST", body: new URLSearchParams(form) });
    }
    const issued = "devportal_tokens_issued_total";
    expect(await portal.value(`${issued}{grant_type="client_credentials"}`)).to.equal(2);
    expect(await portal.value(`${issued}{grant_type="refresh_token"}`)).to.equal(0);
  });

  it("count who could not sign in", async () => {
    const page = await send("/sign-in");
    const cookie = page.headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; ");
    const fields = {
      ...hiddenFields(await page.text(), "/sign-in"),
      email: "owner@example.com",
      password: "a wrong one",
    };
    await send("/sign-in", { method: "POST", headers: { cookie }, body: new URLSearchParams(fields) });
    expect(await portal.value("devportal_sign_in_failures_total")).to.equal(1);
  });

  it("count who sent too much", async () => {
    const strict = await countingPortal({ rateLimit: { perSecond: 1, burst: 2 } });
    for (let time = 0; time < 5; time++) await fetch(`${strict.url}/healthz`);
    expect(await strict.value("devportal_rate_limited_requests_total")).to.equal(3);
    await strict.stop();
  });

  it("are each portal's own", async () => {
    const other = await countingPortal();
    await send("/healthz");
    expect(await other.text()).not.to.include('"/healthz"');
    await other.stop();
  });
});
