import { expect } from "chai";
import { onEachDatabase } from "../support/databases.ts";
import { startStage, newApp, succeed, type Json } from "../support/stage.ts";
import type { TestPortal } from "../support/portal.ts";
import { newProgram } from "../support/program.ts";
import { png } from "../support/images.ts";

type Write = [method: "PATCH" | "PUT" | "DELETE" | "POST", path: string, body?: object];

const writes: Write[] = [
  ["PATCH", "", { description: "New." }],
  ["DELETE", ""],
  ["POST", "/restore"],
  ["PUT", "/logo", png(1, 1)],
  ["DELETE", "/logo"],
  ["PATCH", "/production-credentials", { redirectUris: [] }],
  ["DELETE", "/production-credentials"],
  ["POST", "/production-credentials/secrets"],
  ["DELETE", "/production-credentials/secrets/{secretId}"],
  ["PATCH", "/sandbox", { managedBy: null }],
  ["DELETE", "/sandbox"],
  ["POST", "/sandbox/secret"],
  ["POST", "/sandbox/secrets"],
  ["DELETE", "/sandbox/secrets/{sandboxSecretId}"],
  ["PATCH", "/collaborators/{collaboratorId}", { role: "admin" }],
  ["DELETE", "/collaborators/{collaboratorId}"],
  ["POST", "/collaborators/{collaboratorId}/invitation"],
  ["DELETE", "/collaborators/{collaboratorId}/invitation"],
];

onEachDatabase("a write with the wrong claim and a stale If-Match", () => {
  let portal: TestPortal;
  let token: string;
  before(async () => {
    const stage = await startStage();
    portal = stage.portal;
    token = stage.owner.token;
  });
  after(() => portal.stop());

  async function given() {
    const app = await newApp(portal, token);
    const { currentSecret } = await succeed(portal, token, "POST", `${app}/production-credentials`);
    const sandbox = await succeed(portal, token, "POST", `${app}/sandbox`);
    const body = { email: "bob@example.com" };
    const { id } = await succeed(portal, token, "POST", `${app}/collaborators`, { body });
    portal.advance(60_000);
    return (path: string) =>
      app +
      path
        .replace("{secretId}", currentSecret.id)
        .replace("{sandboxSecretId}", sandbox.currentSecret.id)
        .replace("{collaboratorId}", id);
  }

  for (const [method, path, body] of writes) {
    const send = async (headers: Record<string, string>) => {
      const answer = await portal.send(method, (await given())(path), {
        token,
        body,
        headers: { ...headers, ...(path === "/logo" && body ? { "content-type": "image/png" } : {}) },
      });
      return answer.json<Json>().error.code;
    };

    it(`is told that the claim is lost: ${method} /apps/{appId}${path}`, async () => {
      const headers = { "devportal-claim": newProgram().claim, "if-match": '"stale"' };
      expect(await send(headers)).to.equal("claim_lost");
    });

    it(`is told of the stale If-Match when it has no claim: ${method} /apps/{appId}${path}`, async () => {
      expect(await send({ "if-match": '"stale"' })).to.equal("precondition_failed");
    });
  }
});
