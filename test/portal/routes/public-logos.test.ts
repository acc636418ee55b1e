import { expect } from "chai";
import type { InjectOptions } from "fastify";
import { createHash } from "node:crypto";
import { CompiledQuery } from "kysely";
import type { App } from "../../../portal/apps/app.ts";
import { findPublicLogo } from "../../../portal/apps/logo.ts";
import { onEachDatabase, usesPostgres } from "../../support/databases.ts";
import { png } from "../../support/images.ts";
import { startPortal, type TestPortal } from "../../support/portal.ts";

const card = { name: "Tracker", description: "Tracks.", integrationType: "embedded", category: "bim" };
const jpeg = Buffer.from("/9j/4AAQSkZJRgABAQAAAQABAAD/wAALCAABAAEBAREA/9k=", "base64");
const webp = Buffer.from("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==", "base64");
const hashOf = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const addressOf = (bytes: Buffer) => `/logos/${hashOf(bytes)}`;

onEachDatabase("the public address of a logo", () => {
  let portal: TestPortal;
  let count = 0;

  beforeEach(async () => {
    portal = await startPortal();
  });
  afterEach(() => portal.stop());

  /** Somebody's new app with this logo. */
  async function shown(bytes: Buffer) {
    const { token } = await portal.account(`ada${++count}@example.com`);
    const { id } = (await portal.send("POST", "/apps", { token, body: card })).json<App>();
    const headers = { "content-type": "image/png" };
    const sent = await portal.send("PUT", `/apps/${id}/logo`, { token, body: bytes, headers });
    const change = (method: "POST" | "DELETE", path = "") =>
      portal.send(method, `/apps/${id}${path}`, { token });
    return { logo: sent.json<App>().logo, change, status: sent.status };
  }

  const ask = (url: string, more: InjectOptions = {}) => portal.app.inject({ url, ...more });
  const statusOf = async (bytes: Buffer) => (await ask(addressOf(bytes))).statusCode;

  for (const [type, bytes] of [
    ["image/png", png()],
    ["image/jpeg", jpeg],
    ["image/webp", webp],
  ] as const) {
    it(`is in the app's record, and serves the picture without a token: ${type}`, async () => {
      const { logo } = await shown(bytes);
      expect(logo?.url).to.equal(`http://localhost${addressOf(bytes)}`);
      const { statusCode, headers, rawPayload } = await ask(addressOf(bytes));
      expect(statusCode).to.equal(200);
      expect(rawPayload.equals(bytes)).to.equal(true);
      expect(headers).to.include({
        "content-type": type,
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; sandbox",
        "cache-control": "public, max-age=3600",
        etag: `"${hashOf(bytes)}"`,
      });
    });
  }

  it("says in answer to HEAD what GET would, without the picture", async () => {
    await shown(png());
    const url = addressOf(png());
    const [{ headers: got }, { statusCode, headers, rawPayload }] = [
      await ask(url),
      await ask(url, { method: "HEAD" }),
    ];
    expect([statusCode, rawPayload.length]).to.deep.equal([200, 0]);
    for (const name of ["content-type", "content-length", "etag", "cache-control"] as const)
      expect(headers[name], name).to.equal(got[name]);
  });

  it("sends no picture to who has it already, as long as it is shown", async () => {
    const { change } = await shown(png());
    const headers = { "if-none-match": `W/"${hashOf(png())}"` };
    const { statusCode, rawPayload } = await ask(addressOf(png()), { headers });
    expect([statusCode, rawPayload.length]).to.deep.equal([304, 0]);
    await change("DELETE");
    expect((await ask(addressOf(png()), { headers })).statusCode).to.equal(404);
  });

  it("asks and tells nobody who they are", async () => {
    await shown(png());
    const known = { cookie: "devportal_session=planted; devportal_visitor=planted" };
    for (const headers of [{}, known, { authorization: "Bearer dpt_wrong" }, { accept: "text/html" }]) {
      for (const [url, status] of [
        [addressOf(png()), 200],
        [addressOf(jpeg), 404],
      ] as const) {
        const answer = await ask(url, { headers });
        expect(answer.statusCode, url).to.equal(status);
        expect(answer.headers).not.to.have.any.keys("set-cookie", "vary");
      }
    }
  });

  it("is gone with the app, and back with it", async () => {
    const { change } = await shown(png());
    await change("DELETE");
    const { statusCode, headers } = await ask(addressOf(png()));
    expect([statusCode, headers["cache-control"]]).to.deep.equal([404, "no-store"]);
    await change("POST", "/restore");
    expect(await statusOf(png())).to.equal(200);
  });

  it("is gone once the app has another logo or none", async () => {
    const { change } = await shown(png());
    await change("DELETE", "/logo");
    expect(await statusOf(png())).to.equal(404);
  });

  it("stays while one of the apps with this logo is left", async () => {
    const [one, other] = [await shown(png()), await shown(png())];
    await one.change("DELETE");
    expect(await statusOf(png())).to.equal(200);
    await other.change("DELETE", "/logo");
    expect(await statusOf(png())).to.equal(404);
  });

  for (const [name, text] of [
    [
      "an SVG",
      `<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><script>alert(1)</script></svg>`,
    ],
    ["a page", "<!doctype html><script>alert(1)</script>"],
    ["a GIF", "GIF89a\x01\x00\x01\x00"],
  ] as const) {
    it(`serves no picture that could be something else: ${name}`, async () => {
      const bytes = Buffer.from(text);
      expect((await shown(bytes)).status).to.equal(422);
      expect(await statusOf(bytes)).to.equal(404);
    });
  }

  it("knows nothing but the hashes of logos that are shown", async () => {
    await shown(png());
    const sha256 = hashOf(png());
    for (const path of [
      "",
      hashOf(jpeg),
      sha256.toUpperCase(),
      sha256.slice(0, 63),
      `${sha256}0`,
      `${sha256}.png`,
      `${sha256}/`,
      `${sha256}%00`,
      `%20${sha256}`,
      sha256.slice(0, 12),
      "%25",
      "%",
      "_".repeat(64),
      "x".repeat(5_000),
      "x'%20or%20'1'='1",
      "..%2f..%2fdevportal.db",
      "..%5c..%5cdevportal.db",
      "%2e%2e/devportal.db",
      "null",
      "__proto__",
    ]) {
      const { statusCode, headers } = await ask(`/logos/${path}`);
      expect(statusCode, path).to.equal(404);
      expect(headers["content-type"], path).to.include("json");
    }
  });

  it("takes GET and HEAD alone, even of who may change the logo", async () => {
    await shown(png());
    for (const method of ["PUT", "POST", "PATCH", "DELETE", "OPTIONS"] as const) {
      const { statusCode, headers } = await ask(addressOf(png()), { method });
      expect([statusCode, headers.allow], method).to.deep.equal([405, "GET, HEAD"]);
    }
    expect(await statusOf(png())).to.equal(200);
  });

  it("counts who asks by address, and refuses a host that is not the portal's", async () => {
    await portal.stop();
    portal = await startPortal({ rateLimit: { perSecond: 1, burst: 3 } });
    const host = "rebound.example.com";
    expect((await ask(addressOf(png()), { headers: { host } })).statusCode).to.equal(421);
    expect([await statusOf(png()), await statusOf(png()), await statusOf(png())]).to.deep.equal([
      404, 404, 429,
    ]);
  });

  it("lies below the public address, whatever path that has", async () => {
    await portal.stop();
    portal = await startPortal({ publicUrl: () => "https://example.com/portal" });
    const { logo } = await shown(png());
    expect(logo?.url).to.equal(`https://example.com/portal${addressOf(png())}`);
  });

  // How SQLite plans a query, it says in words that can be tested.
  if (usesPostgres()) return;
  it("is found by keys, however many apps there are", async () => {
    const plan = await portal.store.read(async (db) => {
      let asked: CompiledQuery | undefined;
      const watched = db.withPlugin({
        transformQuery({ node, queryId }) {
          asked = db.getExecutor().compileQuery(node, queryId);
          return node;
        },
        transformResult: async ({ result }) => result,
      });
      await findPublicLogo(watched, hashOf(png())).catch(() => undefined);
      const { sql = "", parameters = [] } = asked ?? {};
      return db.executeQuery<{ detail: string }>(
        CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]),
      );
    });
    const steps = plan.rows.map(({ detail }) => detail).join("\n");
    expect(steps)
      .to.match(/SEARCH apps .*INDEX apps_logo/)
      .and.match(/SEARCH logos /);
    expect(steps).not.to.match(/SCAN (apps|logos)/);
  });
});
