// Reads the outputs of a stack, as `pulumi stack output --json --show-secrets` prints them, and uses the credentials in them.
import { json } from "node:stream/consumers";
import { sandboxOf } from "./sandbox.ts";
import { tokenSource } from "./token-source.ts";

if (process.stdin.isTTY) throw new Error("Pipe in: pulumi stack output --json --show-secrets");

const portal = process.env["DEVPORTAL_URL"] ?? "http://127.0.0.1:4747";
const { clientId, clientSecret, sandboxClientId, sandboxClientSecret } = (await json(
  process.stdin,
)) as Record<"clientId" | "clientSecret" | "sandboxClientId" | "sandboxClientSecret", string>;

const sandbox = sandboxOf(
  portal,
  tokenSource(portal, { clientId: sandboxClientId, clientSecret: sandboxClientSecret }),
);
for (const company of await sandbox.companies()) {
  console.log(`Company ${company.id}: ${company.name}`);
  for (const project of await sandbox.projects(company)) {
    console.log(`  Project ${project.display_name}`);
    const { number, subject } = await sandbox.createRfi(company, project, "Which crane goes where?");
    console.log(`    asked RFI ${number}: ${subject}`);
    for (const rfi of await sandbox.rfis(company, project)) {
      console.log(`    RFI ${rfi.number}: ${rfi.subject} (${rfi.status})`);
    }
  }
}

const token = await tokenSource(portal, { clientId, clientSecret })();
const info = await fetch(`${portal}/oauth/token/info`, { headers: { authorization: `Bearer ${token}` } });
if (!info.ok) throw new Error(`/oauth/token/info: ${info.status} ${await info.text()}`);
const { application, expires_in_seconds } = (await info.json()) as {
  application: { uid: string };
  expires_in_seconds: number;
};
console.log(`Production: a token of ${application.uid} for ${expires_in_seconds / 60} minutes`);
