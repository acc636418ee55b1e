import { expect } from "chai";
import { App } from "pulumi-devportal";
import { onEachDatabase } from "../support/databases.ts";
import { requireEngine } from "../support/engine.ts";
import type { Fault } from "../support/faults.ts";
import type { Outcome } from "../support/outcome.ts";
import type { Recorded } from "../support/recorder.ts";
import { newAppArgs, newTrial, type Answered, type Trial } from "../support/trial.ts";

const refusal = (status: number, code: string, message: string, headers = {}): Fault => ({
  answer: { status, headers, body: { error: { code, message, requestId: "req-1" } } },
});
const html = (status: number): Fault => ({
  answer: { status, headers: { "content-type": "text/html" }, body: "<html><h1>It works!</h1></html>" },
});

const retries = 2;
const always = Infinity;

/** What befalls the request that creates an App, how often it is sent then, and what `up` says; nothing when it succeeds. */
const cases: Record<string, { fault: Fault; times: number; sent: number; says?: string[] }> = {
  "401": {
    fault: refusal(401, "unauthenticated", "Send a valid token."),
    times: 1,
    sent: 1,
    says: [
      "401 unauthenticated: Send a valid token.",
      "Then set it: `pulumi config set --secret devportal:token`, or the variable DEVPORTAL_TOKEN",
      "(request req-1)",
    ],
  },
  "403": {
    fault: refusal(403, "insufficient_scope", "The token needs the scope `write` for this."),
    times: 1,
    sent: 1,
    says: ["[POST] /apps: 403 insufficient_scope: The token needs the scope `write`"],
  },
  "404": {
    fault: refusal(404, "not_found", "There is no such thing here."),
    times: 1,
    sent: 1,
    says: ["[POST] /apps: 404 not_found: There is no such thing here."],
  },
  "409": {
    fault: refusal(409, "app_name_taken", "Choose another name."),
    times: 1,
    sent: 1,
    says: ["[POST] /apps: 409 app_name_taken: Choose another name."],
  },
  "429 with a short Retry-After": {
    fault: refusal(429, "rate_limited", "Too many requests.", { "retry-after": "1" }),
    times: 1,
    sent: 2,
  },
  "429 with a Retry-After of an hour": {
    fault: refusal(429, "rate_limited", "Too many requests.", { "retry-after": "3600" }),
    times: 1,
    sent: 1,
    says: ["[POST] /apps: 429 rate_limited: Too many requests."],
  },
  "500 once": { fault: refusal(500, "internal", "The portal failed."), times: 1, sent: 2 },
  "500 always": {
    fault: refusal(500, "internal", "The portal failed."),
    times: always,
    sent: retries + 1,
    says: ["[POST] /apps: 500 internal: The portal failed."],
  },
  "an HTML page with status 200": {
    fault: html(200),
    times: always,
    sent: 1,
    says: ["text/html, not JSON", "Is devportal:url (or DEVPORTAL_URL) the address of a developer portal?"],
  },
  "an HTML page with status 404": {
    fault: html(404),
    times: always,
    sent: 1,
    says: ["text/html, not JSON", "Is devportal:url (or DEVPORTAL_URL) the address of a developer portal?"],
  },
  "half an answer once": { fault: { half: true }, times: 1, sent: 2 },
  "half an answer always": { fault: { half: true }, times: always, sent: retries + 1, says: ["cut short"] },
  "silence once": { fault: { silence: true }, times: 1, sent: 2 },
  "silence always": {
    fault: { silence: true },
    times: always,
    sent: retries + 1,
    says: ["silence for 1 s"],
  },
  "a lost request": { fault: { kill: "before" }, times: 1, sent: 2 },
  "a lost answer": { fault: { kill: "after" }, times: 1, sent: 2 },
  "lost answers only": {
    fault: { kill: "after" },
    times: always,
    sent: retries + 1,
    says: ["the connection was cut"],
  },
};

onEachDatabase("a portal that fails while it creates", function () {
  this.timeout(300_000);

  let trial: Trial;
  let failed: Outcome;
  const sent: Record<string, Recorded[]> = {};
  let afterwards: Answered[];
  const others: Record<string, Outcome> = {};
  before(requireEngine);
  before(async () => {
    trial = await newTrial();
    const { recorder } = trial;
    const apps = Object.keys(cases).map((title, index) => ({
      ...newAppArgs(),
      name: title,
      resource: `app-${index}`,
    }));
    const stack = await trial.stack(async () => {
      for (const { resource, ...app } of apps) new App(resource, app);
    });
    await configure(stack.stack, { maxRetries: retries, requestTimeout: 1 });
    for (const [title, { fault, times }] of Object.entries(cases)) {
      recorder.inject((request) => isCreationOf(title, request), fault, times);
    }
    failed = await stack.up({ fails: true, options: { parallel: 100, continueOnError: true } });
    for (const title of Object.keys(cases))
      sent[title] = recorder.requests.filter((one) => isCreationOf(title, one));
    recorder.heal();
    await stack.up();
    afterwards = [
      ...(await trial.api("GET", "/apps")).items,
      ...(await trial.api("GET", "/apps?deleted=true")).items,
    ];
    expect(await stack.up()).to.deep.include({ changes: {} });
    recorder.inject(() => true, refusal(403, "forbidden", "You may not."), always);
    for (const operation of ["refresh", "destroy"] as const)
      others[operation] = await stack[operation]({ fails: true });
  });
  after(() => trial?.end());

  for (const [index, [title, { sent: times, says }]] of Object.entries(cases).entries()) {
    it(says ? `is told of in one error: ${title}` : `is asked again, and nobody notices: ${title}`, () => {
      const errors = errorsOf(failed, `app-${index}`);
      expect(errors, errors.join("\n---\n")).to.have.lengthOf(says ? 1 : 0);
      for (const text of says ?? []) expect(errors[0]).to.contain(text);
      expect(sent[title]).to.have.lengthOf(times);
    });
  }

  it("makes one object for each declaration, also over several runs", () => {
    expect(afterwards.map(({ name }) => name).toSorted()).to.deep.equal(Object.keys(cases).toSorted());
  });

  it("is told of without a JavaScript stack and without the token", () => {
    for (const { output, events } of [failed, ...Object.values(others)]) {
      const [printed = ""] = output.split("\ncode: ");
      // With continueOnError the SDK tells of each resource that failed by a stack of its own.
      const own = printed.replace(
        /Unhandled exception: Error: resource .* failed to register(\n\s+at .*)+/g,
        "",
      );
      expect(own.match(/^\s+at .+:\d+:\d+\)?$/gm) ?? []).to.deep.equal([]);
      expect(output + JSON.stringify(events)).not.to.contain(trial.portal.token);
    }
  });

  it("is told of as clearly by refresh and destroy", () => {
    for (const [operation, method] of Object.entries({ refresh: "GET", destroy: "DELETE" })) {
      const errors = others[operation]?.diagnostics.join("\n");
      expect(errors, operation).to.match(
        new RegExp(`\\[${method}\\] /apps/[-0-9a-f]+: 403 forbidden: You may not.`),
      );
    }
  });

  it("may be down altogether: the error says where it was sought and what to do, and up goes on later", async () => {
    const app = newAppArgs();
    const stack = await trial.stack(async () => ({ id: new App("app", app).id }));
    await configure(stack.stack, { url: trial.portal.url, maxRetries: 1 });
    await trial.portal.stop();
    const outcome = await stack.up({ fails: true }).finally(() => trial.portal.start());
    const [error] = errorsOf(outcome, "app");
    expect(error).to.contain(`No answer from the portal at ${trial.portal.url}: nothing listens there`);
    expect(error).to.contain("Start it (`devportal serve`), or set devportal:url (or DEVPORTAL_URL)");
    await stack.up();
    expect((await trial.api("GET", `/apps?name=${encodeURIComponent(app.name)}`)).items).to.have.lengthOf(1);
  });

  it("may be a portal that nobody configured: the error says how to", async () => {
    const app = newAppArgs();
    const stack = await trial.stack(async () => ({ id: new App("app", app).id }));
    for (const key of ["url", "token"]) await stack.stack.removeConfig(`devportal:${key}`);
    const { output } = await stack.preview({ fails: true });
    expect(output).to.contain("devportal:url (or the variable DEVPORTAL_URL) is missing");
    expect(output).to.contain("devportal:token (or the variable DEVPORTAL_TOKEN) is missing");
    expect(output).to.contain("pulumi config set --secret devportal:token");
  });
});

async function configure(
  stack: { setConfig(key: string, value: { value: string }): Promise<void> },
  settings: Record<string, unknown>,
) {
  for (const [name, value] of Object.entries(settings)) {
    await stack.setConfig(`devportal:${name}`, { value: String(value) });
  }
}

function isCreationOf(name: string, { method, path, body }: Recorded): boolean {
  return method === "POST" && path === "/api/v1/apps" && (JSON.parse(body) as { name: string }).name === name;
}

function errorsOf({ events }: Outcome, resource: string): string[] {
  return events.flatMap(({ diagnosticEvent: event }) =>
    event?.severity === "error" && event.urn?.endsWith(`::${resource}`) ? [event.message] : [],
  );
}
