import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect } from "chai";
import { unescape } from "../support/forms.ts";
import { apiOf, everythingFor, sandboxData, type Answer } from "./everything/answers.ts";
import { browserOn } from "./everything/browser.ts";
import { differences } from "./everything/differences.ts";
import { current, endpointsOf } from "./everything/fill-oauth.ts";
import { reopen } from "./everything/reopened.ts";

const versions = readdirSync(new URL(".", import.meta.url)).filter((name) => /^\d+\.\d+\.\d+$/.test(name));

for (const version of versions) {
  describe(`the data of a portal of version ${version}, with this version`, function () {
    this.timeout(60_000);

    const recording = fileURLToPath(new URL(`${version}/everything/`, import.meta.url));
    let reopened: Awaited<ReturnType<typeof reopen>>;
    let now: Record<string, Map<string, Answer>>;

    before(async () => {
      expect(existsSync(recording), "it is recorded").to.equal(true);
      reopened = await reopen(recording);
      const { url } = reopened.portal;
      const { tokens, oauth } = reopened.keys;
      now = { "a client": await sandboxData(url, oauth.live["of a sandbox"]) };
      for (const who of ["owner", "bob", "eve"] as const) now[who] = await everythingFor(url, tokens[who]);
    });
    after(() => reopened?.portal.remove());

    it("are shown as they were: to an operator, a collaborator, a deactivated account and a client of a sandbox", () => {
      expect(reopened.shown).to.have.length.above(80);
      const wrong = reopened.shown.flatMap(({ who, path, answer }) => {
        const grows = path.includes("/audit-events");
        return differences(answer, now[who]?.get(path), { grows }).map((what) => `${who} ${path}: ${what}`);
      });
      expect(wrong).to.deep.equal([]);
    });

    it("let in who was signed in, and who knows the password", async () => {
      const { portal, keys } = reopened;
      for (const cookies of Object.values(keys.sessions)) {
        expect((await browserOn(portal.url, { ...cookies }).open("/account")).status).to.equal(200);
      }
      const carol = await browserOn(portal.url).send("/sign-in", {
        email: "carol@example.com",
        password: keys.password,
      });
      expect(carol.status).to.equal(303);
    });

    it("have tokens that may do what they might", async () => {
      const { portal, keys } = reopened;
      const reader = apiOf(portal.url, keys.tokens.reader);
      expect((await reader.get("/apps")).status).to.equal(200);
      const refused = await reader.ask("PATCH", `/apps/${keys.apps.full}`, { description: "Changed." });
      expect([refused.status, refused.body.error.code]).to.deep.equal([403, "insufficient_scope"]);
    });

    it("have client secrets that obtain tokens", async () => {
      const { portal, keys } = reopened;
      for (const { clientId, secrets } of [keys.oauth.production, keys.oauth.sandbox]) {
        for (const secret of secrets) {
          const answer = await endpointsOf(portal.url).token(
            { clientId, secret },
            { grant_type: "client_credentials" },
          );
          expect(answer.status).to.equal(200);
        }
      }
    });

    it("have access tokens that work until they end, refresh tokens that work once, and codes", async () => {
      const { token, introspect } = endpointsOf(reopened.portal.url);
      const { production, sandbox, live, ended, redirectUri, ...oauth } = reopened.keys.oauth;
      for (const [what, access] of Object.entries({ ...live, ...ended })) {
        const client = what === "of a sandbox" ? sandbox : production;
        const { body } = await introspect(current(client), access);
        expect(body.active, `the token ${what}`).to.equal(what in live);
      }
      const refresh = (refresh_token: string) =>
        token(current(production), { grant_type: "refresh_token", refresh_token });
      expect((await refresh(oauth.refreshToken)).status).to.equal(200);
      const form = { grant_type: "authorization_code", code: oauth.code, redirect_uri: redirectUri };
      expect((await token(current(production), form)).status).to.equal(200);
      expect((await token(current(production), form)).body.error).to.equal("invalid_grant");
      expect((await refresh(oauth.spentRefreshToken)).body.error).to.equal("invalid_grant");
    });

    it("have mails that can be read, with links that work", async () => {
      const { portal, keys } = reopened;
      const page = "/operator/outbox";
      const operator = browserOn(portal.url, { ...keys.sessions.owner });
      const mails = new Set((await operator.open(page)).text.match(/\/operator\/outbox\/[\w-]+/g));
      expect(mails.size).to.equal(8);
      const texts: string[] = [];
      for (const mail of mails) texts.push(unescape((await operator.send(mail, {}, page)).text));
      const [link = ""] = texts.flatMap((text) => /\/reset-password\?token=[\w-]+/.exec(text) ?? []);
      const chosen = { password: "another long password" };
      const token = link.split("=")[1]!;
      const saved = await browserOn(portal.url).send("/reset-password", { ...chosen, token }, link);
      expect(saved.status, saved.text).to.equal(303);
    });

    it("are written to: an app comes back, a declaration made again finds its own, a secret is added", async () => {
      const { portal, keys } = reopened;
      const { must } = apiOf(portal.url, keys.tokens.owner);
      expect((await must("POST", `/apps/${keys.apps.deleted}/restore`, {})).id).to.equal(keys.apps.deleted);
      const { path, body, headers } = keys.declaration;
      expect((await must("POST", path, body, headers)).id).to.equal(keys.apps.declared);
      const { number } = await must("POST", `/apps/${keys.apps.full}/production-credentials/secrets`, {});
      expect(number).to.equal(4);
      const { id } = await must("POST", "/apps", {
        name: "New",
        description: "Made by this version.",
        integrationType: "hybrid",
        category: "bim",
      });
      expect((await must("GET", `/apps/${id}`)).name).to.equal("New");
    });
  });
}
