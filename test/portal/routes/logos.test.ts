import { expect } from "chai";
import { createHash } from "node:crypto";
import { v7 } from "uuid";
import type { App } from "../../../portal/apps/app.ts";
import { onEachDatabase } from "../../support/databases.ts";
import { png } from "../../support/images.ts";
import { startPortal, type TestPortal } from "../../support/portal.ts";
import { scenarios } from "../../support/scenarios.ts";

const card = { name: "Tracker", description: "Tracks.", integrationType: "embedded", category: "bim" };
const jpeg = Buffer.from("/9j/4AAQSkZJRgABAQAAAQABAAD/wAALCAABAAEBAREA/9k=", "base64");
const webp = Buffer.from("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==", "base64");

/** An image of exactly so many bytes: what follows the last chunk is not looked at. */
const pngOf = (bytes: number) => Buffer.concat([png(), Buffer.alloc(bytes - png().length)]);

onEachDatabase("logos", () => {
  let portal: TestPortal;
  let count = 0;

  before(async () => {
    portal = await startPortal();
  });

  after(() => portal.stop());

  async function given() {
    const { token } = await portal.account(`ada${++count}@example.com`);
    const claim = v7();
    const headers = { "idempotency-key": v7(), "devportal-claim": claim };
    const { id } = (await portal.send("POST", "/apps", { token, body: card, headers })).json<App>();
    return { token, claim, path: `/apps/${id}/logo` };
  }
  type Given = Awaited<ReturnType<typeof given>>;

  const put =
    (body: Buffer, type = "image/png", more = {}) =>
    (with_: Given) =>
      ["PUT", with_.path, { token: with_.token, body, headers: { "content-type": type, ...more } }] as [
        "PUT",
        string,
        object,
      ];
  const refused = { status: 422, code: "logo_invalid" };

  scenarios<Given>(() => portal, given, [
    { name: "takes a PNG", request: put(png()), status: 200, contains: ['"contentType":"image/png"'] },
    { name: "takes a JPEG", request: put(jpeg), status: 200, contains: ['"contentType":"image/jpeg"'] },
    { name: "takes a WebP", request: put(webp), status: 200, contains: ['"contentType":"image/webp"'] },
    {
      name: "goes by the content, not by the type that was sent",
      request: put(png(), "image/jpeg"),
      status: 200,
      contains: ['"contentType":"image/png"'],
    },
    {
      name: "refuses an SVG",
      request: put(Buffer.from("<svg width='1' height='1'/>"), "image/svg+xml"),
      ...refused,
    },
    {
      name: "refuses JSON, whatever is in it",
      request: put(png(), "application/json"),
      status: 415,
      code: "unsupported_media_type",
    },
    { name: "refuses an image that is empty", request: put(Buffer.alloc(0)), ...refused },
    { name: "refuses text that says it is an image", request: put(Buffer.from("hello")), ...refused },
    { name: "refuses an empty image", request: put(Buffer.alloc(0)), ...refused },
    { name: "refuses a type that is no image", request: put(png(), "text/html"), status: 415 },
    { name: "takes 1 MiB", request: put(pngOf(1024 * 1024)), status: 200, contains: ['"bytes":1048576'] },
    {
      name: "refuses one byte more",
      request: put(pngOf(1024 * 1024 + 1)),
      status: 413,
      code: "payload_too_large",
    },
    { name: "takes 2000 pixels a side", request: put(png(2000, 2000)), status: 200 },
    {
      name: "refuses 2001 pixels a side",
      request: put(png(1, 2001)),
      ...refused,
      contains: ["1 by 2001 pixels"],
    },
    {
      name: "refuses a claim that is not the app's",
      request: put(png(), "image/png", { "devportal-claim": v7() }),
      status: 409,
      code: "claim_lost",
    },
    { name: "says that there is none", request: ({ token, path }) => ["GET", path, { token }], status: 404 },
  ]);

  it("are served by their hash, so that a browser cannot take them for something else", async () => {
    const { token, path } = await given();
    const { logo } = (await portal.send(...put(png())({ token, path, claim: "" }))).json<App>();
    const sha256 = createHash("sha256").update(png()).digest("hex");
    expect(logo).to.include({ sha256, bytes: png().length, url: `http://localhost/logos/${sha256}` });
    const read = await portal.send("GET", path, { token });
    expect(read.bytes.equals(png())).to.equal(true);
    expect(read.headers).to.include({
      "content-type": "image/png",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      etag: `"${sha256}"`,
    });
    const again = await portal.send("GET", path, { token, headers: { "if-none-match": `"${sha256}"` } });
    expect([again.status, again.bytes.length]).to.deep.equal([304, 0]);
  });

  it("are forgotten when the last app that shows them lets go", async () => {
    const [one, other] = [await given(), await given()];
    const image = png(3, 3);
    for (const each of [one, other]) await portal.send(...put(image)(each));
    const stored = () =>
      portal.store.read((db) =>
        db.selectFrom("logos").where("size", "=", image.length).select("sha256").execute(),
      );
    const removed = await portal.send("DELETE", one.path, {
      token: one.token,
      headers: { "devportal-claim": one.claim },
    });
    expect(removed.json<App>().logo).to.equal(null);
    expect(await stored()).to.have.length(1);
    await portal.send("DELETE", other.path, { token: other.token });
    expect(await stored()).to.have.length(0);
  });
});
