import { expect } from "chai";
import { PortalError, PortalUnavailableError } from "../../../provider/client/errors.ts";
import { createPortal, type Portal } from "../../../provider/client/portal.ts";
import {
  cut,
  half,
  json,
  page,
  refusal,
  silence,
  startFaultServer,
  type Scripted,
} from "../../support/fault-server.ts";

const TOKEN = "dpt_planted-token";
const fine = json(200, { id: "1" });

interface Case {
  says: string;
  answers: Scripted[];
  /** How often a GET is sent. */
  asked: number;
  /** What the error's message has; without it the request succeeds. */
  fails?: RegExp;
  kind?: typeof PortalError | typeof PortalUnavailableError;
}

const cases: Case[] = [
  {
    says: "401",
    answers: [refusal(401, "unauthenticated")],
    asked: 1,
    fails: /401 unauthenticated.*DEVPORTAL_TOKEN/,
  },
  { says: "403", answers: [refusal(403, "forbidden")], asked: 1, fails: /403 forbidden: This is forbidden/ },
  {
    says: "404",
    answers: [refusal(404, "not_found")],
    asked: 1,
    fails:
      /404 not_found: This is not_found\. Where it was deleted in the portal, `pulumi refresh` shows that/,
  },
  {
    says: "409",
    answers: [refusal(409, "deletion_protected")],
    asked: 1,
    fails: /^\[GET\] \/apps\/1: 409 deletion_protected: This is deletion_protected\. \(request request-7\)$/,
  },
  ...["app_name_taken", "credentials_exist", "sandbox_exists", "collaborator_exists"].map((code) => ({
    says: `409 ${code}`,
    answers: [refusal(409, code)],
    asked: 1,
    fails: /Where this program is to manage what exists, set `adopt: true` \(request request-7\)$/,
  })),
  {
    says: "422 with every field",
    answers: [
      json(422, {
        error: {
          code: "validation_failed",
          message: "Wrong.",
          fields: [
            { field: "name", message: "is empty" },
            { field: "category", message: "is unknown" },
          ],
        },
      }),
    ],
    asked: 1,
    fails: /name: is empty\n.*category: is unknown/,
  },
  { says: "429, then fine", answers: [refusal(429, "rate_limited", { "retry-after": "0" }), fine], asked: 2 },
  { says: "429 for ever", answers: [refusal(429, "rate_limited")], asked: 3, fails: /429 rate_limited/ },
  {
    says: "429 until much later",
    answers: [refusal(429, "rate_limited", { "retry-after": "3600" })],
    asked: 1,
    fails: /429 rate_limited/,
  },
  { says: "408, then fine", answers: [refusal(408, "timeout"), fine], asked: 2 },
  { says: "425, then fine", answers: [refusal(425, "too_early"), fine], asked: 2 },
  { says: "500, then fine", answers: [refusal(500, "internal"), fine], asked: 2 },
  { says: "500 for ever", answers: [refusal(500, "internal")], asked: 3, fails: /500 internal/ },
  { says: "503, then fine", answers: [refusal(503, "overloaded"), fine], asked: 2 },
  {
    says: "an HTML page",
    answers: [page(200)],
    asked: 1,
    fails: /200 the answer is text\/html, not JSON\. Is devportal:url/,
  },
  { says: "an HTML page with 404", answers: [page(404)], asked: 1, fails: /404 the answer is text\/html/ },
  { says: "an HTML page with 502", answers: [page(502)], asked: 3, fails: /502 the answer is text\/html/ },
  {
    says: "wrong JSON",
    answers: [(response) => response.writeHead(200, { "content-type": "application/json" }).end('{"id":')],
    asked: 1,
    fails: /not valid JSON/,
  },
  {
    says: "an empty answer",
    answers: [(response) => response.writeHead(200).end()],
    asked: 1,
    fails: /the answer is empty/,
  },
  {
    says: "a redirect",
    answers: [page(307, { location: "https://elsewhere.example.com/?a=b" })],
    asked: 1,
    fails: /307 redirected to https:\/\/elsewhere\.example\.com\/; set devportal:url/,
  },
  { says: "half an answer, then fine", answers: [half, fine], asked: 2 },
  { says: "half an answer for ever", answers: [half], asked: 3, fails: /cut/, kind: PortalUnavailableError },
  { says: "a cut connection, then fine", answers: [cut, fine], asked: 2 },
  { says: "a cut connection for ever", answers: [cut], asked: 3, fails: /cut/, kind: PortalUnavailableError },
  { says: "silence, then fine", answers: [silence, fine], asked: 2 },
  {
    says: "silence for ever",
    answers: [silence],
    asked: 3,
    fails: /silence for 0\.1 s/,
    kind: PortalUnavailableError,
  },
];

describe("a portal that answers with", () => {
  let server: Awaited<ReturnType<typeof startFaultServer>>;
  let portal: Portal;

  before(async () => {
    server = await startFaultServer();
    portal = createPortal({
      url: server.url,
      token: TOKEN,
      maxRetries: 2,
      requestTimeout: 0.1,
      maxRequestsPerSecond: 0,
    });
  });
  after(() => server.stop());

  for (const { says, answers, asked, fails, kind = PortalError } of cases) {
    it(`${says}: ${fails ? "one clear error" : "succeeds"} after ${asked} request(s)`, async () => {
      server.answers(...answers);
      const result = await portal.get("/apps/1").catch((error: unknown) => error);
      expect(server.seen).to.have.lengthOf(asked);
      if (!fails) return expect(result).to.deep.equal({ id: "1" });
      expect(result).to.be.instanceOf(kind);
      const error = result as Error;
      expect(error.message).to.match(new RegExp(fails.source, "s"));
      expect(error.stack).to.equal("");
      const everything =
        JSON.stringify(error) + String(error) + JSON.stringify(Object.getOwnPropertyDescriptors(error));
      expect(everything).not.to.include(TOKEN).and.not.to.include("Bearer");
    });
  }

  const passing = [refusal(500, "internal"), fine];
  const claimed = { claim: "c" };
  for (const { says, send, asked } of [
    { says: "a PUT", send: () => portal.put("/apps/1/logo", Buffer.from("x"), {}), asked: 2 },
    { says: "a DELETE", send: () => portal.delete("/apps/1", claimed), asked: 2 },
    { says: "a POST with a key", send: () => portal.post("/apps", {}, { key: "urn" }), asked: 2 },
    { says: "a POST without a key", send: () => portal.post("/apps", {}), asked: 1 },
    { says: "a PATCH with a claim", send: () => portal.patch("/apps/1", {}, claimed), asked: 2 },
    { says: "a PATCH without a claim", send: () => portal.patch("/apps/1", {}), asked: 1 },
  ]) {
    it(`500 once: sends ${says} ${asked === 2 ? "again, word by word" : "once"}`, async () => {
      server.answers(...passing);
      await send().catch(() => undefined);
      expect(server.seen).to.have.lengthOf(asked);
      const [first, second = first] = server.seen.map(({ at: _at, ...request }) => request);
      expect(second).to.deep.equal(first);
    });
  }

  it("Retry-After: waits as long as it says", async () => {
    server.answers(refusal(429, "rate_limited", { "retry-after": "1" }), fine);
    await portal.get("/apps/1");
    const [first, second] = server.seen;
    expect((second?.at ?? 0) - (first?.at ?? 0)).to.be.at.least(990);
  });

  it("a redirect: the token goes nowhere else", async () => {
    const other = await startFaultServer();
    other.answers(fine);
    server.answers(page(302, { location: other.url }));
    await portal.get("/apps/1").catch(() => undefined);
    expect(other.seen).to.deep.equal([]);
    await other.stop();
  });

  it("404 of the portal's own means gone, any other does not", async () => {
    server.answers(refusal(404, "not_found"));
    expect(await portal.get("/apps/1").catch((error: unknown) => error)).to.have.property("means", "gone");
    server.answers(page(404));
    expect(await portal.get("/apps/1").catch((error: unknown) => error)).to.have.property("means", undefined);
  });
});

describe("a portal that is down", () => {
  it("is said with the address that was tried and what to do", async () => {
    const url = "http://127.0.0.1:1";
    const portal = createPortal({
      url,
      token: TOKEN,
      maxRetries: 1,
      requestTimeout: 5,
      maxRequestsPerSecond: 0,
    });
    const error = await portal.get("/apps").catch((error: unknown) => error);
    expect(error).to.be.instanceOf(PortalUnavailableError);
    expect(error)
      .to.have.property("message")
      .that.includes("nothing listens there")
      .and.includes(url)
      .and.includes("devportal serve");
  });
});
