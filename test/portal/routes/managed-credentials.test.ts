import { expect } from "chai";
import { days } from "../../../portal/clock.ts";
import { onEachDatabase } from "../../support/databases.ts";
import type { TestPortal } from "../../support/portal.ts";
import { newProgram, nextRun, programSecret } from "../../support/program.ts";
import { newApp, newCollaborator, startStage, succeed, type Json } from "../../support/stage.ts";

onEachDatabase("production credentials of a program", () => {
  let portal: TestPortal;
  let token: string;

  before(async () => {
    const stage = await startStage();
    portal = stage.portal;
    token = stage.owner.token;
  });
  after(() => portal.stop());

  const newUrl = async () => `${await newApp(portal, token)}/production-credentials`;
  const create = (
    url: string,
    { managedBy, headers }: ReturnType<typeof newProgram>,
    secret = programSecret(),
  ) => portal.send("POST", url, { token, body: { secretHash: secret.secretHash, managedBy }, headers });

  it("are made once however often the request is sent", async () => {
    const url = await newUrl();
    const program = newProgram();
    const answers = await Promise.all([1, 2, 3].map(() => create(url, program)));
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([200, 200, 201]);
    expect(new Set(answers.map((answer) => answer.json<Json>().clientId)).size).to.equal(1);
  });

  it("pass to the next run on their first day, after which the former may not write", async () => {
    const url = await newUrl();
    const program = newProgram();
    const made = (await create(url, program)).json<Json>();
    const later = nextRun(program);
    const taken = await create(url, later);
    expect([taken.status, taken.headers["devportal-taken-over"]]).to.deep.equal([200, "true"]);
    expect(taken.json<Json>().currentSecret).to.deep.equal(made.currentSecret);
    for (const method of ["PATCH", "DELETE"] as const) {
      const body = method === "PATCH" ? { redirectUris: [] } : undefined;
      const answer = await portal.send(method, url, { token, body, headers: program.headers });
      expect(answer.json<Json>().error.code, method).to.equal("claim_lost");
    }
    expect((await create(url, program)).json<Json>().error.code).to.equal("claim_lost");
  });

  it("do not pass on after a day", async () => {
    const url = await newUrl();
    const program = newProgram();
    await create(url, program);
    portal.advance(days);
    const answer = await create(url, nextRun(program));
    expect(answer.json<Json>().error).to.deep.include({ code: "already_managed" });
    expect(answer.text).to.include(program.managedBy);
  });

  it("are adopted, re-keyed and released", async () => {
    const url = await newUrl();
    await succeed(portal, token, "POST", url);
    const program = newProgram();
    const patch = ({ managedBy, headers }: typeof program, to: string | null = managedBy) =>
      portal.send("PATCH", url, { token, body: { managedBy: to }, headers });
    expect((await patch(program)).json<Json>().managedBy).to.equal(program.managedBy);
    const stranger = newProgram();
    expect((await patch(stranger)).json<Json>().error.code).to.equal("already_managed");
    const renamed = { ...newProgram(), claim: program.claim };
    renamed.headers["devportal-claim"] = program.claim;
    expect((await patch(renamed)).json<Json>().managedBy).to.equal(renamed.managedBy);
    expect((await patch(renamed, null)).json<Json>().managedBy).to.equal(null);
    expect((await patch(stranger)).status).to.equal(200);
  });

  it("free their key when they are withdrawn", async () => {
    const url = await newUrl();
    const program = newProgram();
    await create(url, program);
    await succeed(portal, token, "DELETE", url, { headers: program.headers });
    expect((await create(url, program)).status).to.equal(201);
  });

  it("share no key with another account's", async () => {
    const url = await newUrl();
    const program = newProgram();
    await create(url, program);
    const admin = { email: "key@example.com", token: (await portal.account("key@example.com")).token };
    await newCollaborator(portal, token, url.replace("/production-credentials", ""), admin, "admin");
    const body = { managedBy: program.managedBy };
    const answer = await portal.send("POST", url, { token: admin.token, body, headers: program.headers });
    expect(answer.json<Json>().error.code).to.equal("credentials_exist");
  });
});
