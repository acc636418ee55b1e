import { expect } from "chai";
import { setUpLinkFor } from "../../../portal/accounts/set-up.ts";
import { onEachDatabase } from "../../support/databases.ts";
import { ways } from "../../support/forms.ts";
import { person, signIn, startMailingPortal } from "../../support/people.ts";
import type { TestPortal } from "../../support/portal.ts";
import { newApp, succeed } from "../../support/stage.ts";
import { visitor, type Answer, type Visitor } from "../../support/visitor.ts";

const publicUrl = () => "http://localhost";

onEachDatabase("every page", () => {
  let portal: TestPortal;
  let mailsTo: Awaited<ReturnType<typeof startMailingPortal>>["mailsTo"];
  let owner: Visitor;
  let token: string;
  let setUpLink = "";

  before(async () => {
    ({ portal, mailsTo } = await startMailingPortal());
    setUpLink = (await setUpLinkFor({ ...portal, publicUrl })) ?? "";
    await visitor(portal).get(setUpLink.replace(publicUrl(), ""));
    const account = await person(portal, "owner@example.com");
    token = account.token;
    owner = await visitor(portal).signInAs(account);
    const app = await newApp(portal, token);
    await succeed(portal, token, "POST", `${app}/production-credentials`);
    await succeed(portal, token, "POST", `${app}/sandbox`);
    portal.advance(60_000);
  });
  after(() => portal.stop());

  /** The pages that lead to one another. */
  async function crawl(who: Visitor, start: string[]): Promise<Map<string, Answer>> {
    const found = new Map<string, Answer>();
    const left = [...start];
    for (let path = left.pop(); path !== undefined; path = left.pop()) {
      if (found.has(path) || !/^\/(?!assets|openapi)/.test(path)) continue;
      const answer = await who.get(path);
      found.set(path, answer);
      left.push(...ways(answer.text).map((way) => way.split("#")[0] ?? ""));
    }
    return found;
  }

  it("forbids scripts but the portal's own, frames, and copies in caches", async () => {
    const pages = new Map([
      ...(await crawl(visitor(portal), ["/", "/forgot-password", "/nothing", "/apps"])),
      ...(await crawl(owner, ["/apps", "/operator", "/nothing"])),
    ]);
    expect(pages.size).to.be.above(30);
    for (const [path, { headers, text }] of pages) {
      const policy = String(headers["content-security-policy"]);
      expect(policy, path).to.include("default-src 'none'").and.include("frame-ancestors 'none'");
      expect(policy, path)
        .to.include("script-src 'self'")
        .and.not.match(/unsafe|http:|\*/);
      expect(headers, path).to.include({ "cache-control": "no-store", "x-content-type-options": "nosniff" });
      expect(headers["referrer-policy"], path).to.be.oneOf(["same-origin", "no-referrer"]);
      expect(text, path).not.to.match(/\son\w+="|\sstyle="|<style|<script(?! src="\/assets)|javascript:/);
    }
  });

  it("has a title and a heading, a form that is the portal's, and no label for nothing", async () => {
    for (const [path, { status, text }] of await crawl(owner, ["/apps", "/operator"])) {
      if (status !== 200) continue;
      expect(text.match(/<h1[ >]/g), path).to.have.length(1);
      expect(text, path).to.match(/<title>[^<]+ · Developer Portal<\/title>/);
      for (const [, form = ""] of text.matchAll(/<form ([^>]*method="post".*?)<\/form>/gs)) {
        expect(form, path).to.include('name="_csrf"');
      }
      for (const [, id = ""] of text.matchAll(/<label for="([^"]*)"/g)) {
        expect(text.split(`id="${id}"`), `${path} ${id}`).to.have.length(2);
      }
    }
  });

  it("leaves no secret of a link, a session, a form or a password in the log", async () => {
    const email = "owner@example.com";
    await visitor(portal).post("/forgot-password", { email });
    const [mail] = await mailsTo(email);
    const link = mail?.link ?? "";
    await visitor(portal).get(link);
    const again = visitor(portal);
    await again.post("/reset-password", { password: "short" }, { from: link });
    const ada = visitor(portal);
    await signIn(ada, email);
    const csrf = (await ada.hidden("/account"))["_csrf"];
    const log = portal.log.join("");
    for (const secret of [
      link.split("token=")[1],
      setUpLink.split("token=")[1],
      ada.cookies.get("devportal_session"),
      owner.cookies.get("devportal_session"),
      csrf,
      "correct horse",
    ]) {
      expect(secret).to.have.length.above(12);
      expect(log.includes(secret ?? ""), secret).to.equal(false);
    }
    expect(log).to.include('"/reset-password"');
  });
});
