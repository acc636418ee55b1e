import { expect } from "chai";
import { onEachDatabase } from "../../support/databases.ts";
import { ways, wordsOf } from "../../support/forms.ts";
import { password, person, startMailingPortal } from "../../support/people.ts";
import type { TestPortal } from "../../support/portal.ts";
import { newApp, succeed } from "../../support/stage.ts";
import { visitor, type Visitor } from "../../support/visitor.ts";

onEachDatabase("the operator's pages", () => {
  let portal: TestPortal;
  let operator: Visitor;
  let other: Visitor;
  let ada: Awaited<ReturnType<typeof person>>;
  let plain: typeof ada;
  let app: string;

  before(async () => {
    ({ portal } = await startMailingPortal());
    operator = await visitor(portal).signInAs(await person(portal, "operator@example.com"));
    ada = await person(portal, "ada@example.com");
    other = await visitor(portal).signInAs(ada);
    plain = await person(portal, "plain@example.com");
  });
  beforeEach(async () => {
    app = await newApp(portal, ada.token);
  });
  after(() => portal.stop());

  const id = () => app.replace("/apps/", "");
  const approval = (approvalRequired: string, more: Record<string, string> = {}) =>
    operator.post("/operator/settings", {
      approvalRequired,
      signUp: "invitation",
      sandboxGenerationSeconds: "2",
      ...more,
    });
  const request = async () => {
    await approval("true");
    await succeed(portal, ada.token, "POST", `${app}/production-credentials`);
  };

  interface Action {
    does: string;
    path: () => string;
    from?: string;
    fields?: Record<string, string>;
    given?: () => Promise<unknown>;
    audit: string;
  }
  const mail = async () => {
    await visitor(portal).post("/forgot-password", { email: ada.email });
    const { id } = await portal.store.read((db) =>
      db.selectFrom("outbox").select("id").orderBy("id", "desc").executeTakeFirstOrThrow(),
    );
    mailId = id;
  };
  let mailId = "";
  const account = (what: string) => () => `/operator/accounts/${plain.id}/${what}`;
  const accounts = "/operator/accounts";
  const actions: Action[] = [
    {
      does: "approve a request",
      path: () => `/operator/requests/${id()}/approve`,
      from: "/operator/requests",
      given: request,
      audit: "production_credentials.approved",
    },
    {
      does: "reject a request",
      path: () => `/operator/requests/${id()}/reject`,
      fields: { reason: "No purpose." },
      given: request,
      audit: "production_credentials.rejected",
    },
    {
      does: "change the settings",
      path: () => "/operator/settings",
      fields: { approvalRequired: "false", signUp: "open", sandboxGenerationSeconds: "3" },
      given: () => approval("true"),
      audit: "settings.updated",
    },
    {
      does: "make an operator",
      path: account("operator"),
      from: accounts,
      fields: { value: "true" },
      audit: "account.made_operator",
    },
    {
      does: "take that back",
      path: account("operator"),
      from: accounts,
      fields: { value: "false" },
      audit: "account.no_longer_operator",
    },
    {
      does: "restore an app",
      path: () => `/operator/deleted-apps/${id()}`,
      from: "/operator/deleted-apps",
      given: () => succeed(portal, ada.token, "DELETE", app),
      audit: "app.restored",
    },
    {
      does: "read a mail",
      path: () => `/operator/outbox/${mailId}`,
      from: "/operator/outbox",
      given: mail,
      audit: "mail.read",
    },
    {
      does: "deactivate an account",
      path: account("active"),
      from: accounts,
      fields: { value: "false" },
      audit: "account.deactivated",
    },
  ];

  const newest = (action: string) =>
    portal.store.read((db) =>
      db
        .selectFrom("audit_events")
        .selectAll()
        .where("action", "=", action)
        .orderBy("id", "desc")
        .executeTakeFirst(),
    );

  for (const { does, path, from, fields = {}, given, audit } of actions) {
    it(`${does}, which is written down, and refuse that to others`, async () => {
      await given?.();
      const before = await newest(audit);
      const refused = await other.post(path(), fields, { from: from ?? path() });
      expect(refused.status, refused.text).to.equal(403);
      expect(await newest(audit)).to.deep.equal(before);
      expect(ways((await operator.get(from ?? path())).text)).to.include(path());
      const answer = await operator.post(path(), fields, { from: from ?? path() });
      expect(answer.status, answer.text).to.be.within(200, 303);
      const event = await newest(audit);
      expect(event?.id, audit).not.to.equal(before?.id);
      expect(event).to.include({ email: "operator@example.com", token_id: null, address: "127.0.0.1" });
    });
  }

  it("are shown to operators only", async () => {
    for (const page of ["", "/requests", "/accounts", "/outbox", "/deleted-apps", "/settings"]) {
      expect((await operator.get(`/operator${page}`)).status, page).to.equal(200);
      const refused = await other.get(`/operator${page}`);
      expect([refused.status, wordsOf(refused.text).includes("Only an operator")], page).to.deep.equal([
        403,
        true,
      ]);
      expect((await visitor(portal).get(`/operator${page}`)).status, page).to.equal(303);
    }
    expect(ways((await other.get("/apps")).text)).not.to.include("/operator");
  });

  it("let nobody take their own rights, nor lock themselves out", async () => {
    const { text } = await operator.get("/operator/accounts");
    const own = await portal.store.read((db) =>
      db
        .selectFrom("accounts")
        .select("id")
        .where("email", "=", "operator@example.com")
        .executeTakeFirstOrThrow(),
    );
    expect(text).not.to.include(own.id);
    for (const what of ["operator", "active"]) {
      const path = `/operator/accounts/${own.id}/${what}`;
      const answer = await operator.post(path, { value: "false" }, { from: "/operator/accounts" });
      expect(answer.status).to.equal(409);
    }
    expect((await operator.get("/operator")).status).to.equal(200);
  });

  it("show an error beside what was wrong with the settings, and save nothing", async () => {
    const answer = await approval("true", { sandboxGenerationSeconds: "-1", signUp: "nobody" });
    expect(answer.status).to.equal(422);
    expect(answer.text).to.include('aria-invalid="true"').and.not.to.include(password);
  });
});
