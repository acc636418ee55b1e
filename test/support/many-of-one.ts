import { createHash } from "node:crypto";
import type { TestStack } from "./engine.ts";
import type { Four, Kind } from "./four.ts";
import type { Trial } from "./trial.ts";

type Stored = Record<string, any> & { urn: string; id?: string; type: string };

const kinds = ["App", "ProductionCredentials", "Collaborator"] as const;
const settingsOf = (index: number) => ({
  name: `One of many ${index}`,
  description: "Shows the open bids.",
  integrationType: "embedded" as const,
  category: "other" as const,
});

/** A program of so many apps with credentials and a collaborator each, of a front end's classes. */
export const manyOf =
  (count: number, { App, ProductionCredentials, Collaborator }: Four) =>
  async () => {
    for (let index = 0; index < count; index++) {
      const app = new App(`app-${index}`, settingsOf(index));
      new ProductionCredentials(`app-${index}`, { appId: app.id });
      new Collaborator(`app-${index}`, { appId: app.id, email: "ada@example.com" });
    }
  };

/**
 * Makes many apps of the few of such a program: objects of the portal, by its API, and in the state copies of the first one's
 * resources, with all that was computed as it is there. @returns the client ids that the portal has.
 */
export async function makeMany(
  few: number,
  many: number,
  { api }: Trial,
  stack: TestStack,
): Promise<string[]> {
  const exported = await stack.stack.exportStack();
  const { resources } = exported.deployment as { resources: Stored[] };
  const one = (kind: Kind) => {
    const found = resources.find(({ urn }) => urn.endsWith(`:${kind}::app-0`));
    if (!found) throw new Error(`The stack has no ${kind} app-0`);
    return found;
  };
  const [app, credentials, collaborator] = kinds.map(one) as [Stored, Stored, Stored];
  const secretHash = createHash("sha256").update(plaintext(credentials.outputs.clientSecret)).digest("hex");
  const urn = (of: Stored, index: number) => of.urn.replace(/app-0$/, `app-${index}`);

  async function make(index: number) {
    const { id } = await api("POST", "/apps", {
      body: { ...settingsOf(index), managedBy: urn(app, index) },
    });
    const at = `/apps/${id}`;
    const { clientId } = await api("POST", `${at}/production-credentials`, {
      body: { secretHash, managedBy: urn(credentials, index) },
    });
    const invited = await api("POST", `${at}/collaborators`, {
      body: { email: "ada@example.com", managedBy: urn(collaborator, index) },
    });
    const copies = [app, credentials, collaborator].map((resource) =>
      JSON.stringify(resource)
        .replaceAll('::app-0"', `::app-${index}"`)
        .replaceAll(`"${settingsOf(0).name}"`, `"${settingsOf(index).name}"`)
        .replaceAll(String(collaborator.id), `${id}/${invited.id}`)
        .replaceAll(String(app.id), id),
    );
    resources.push(...copies.map((copy) => JSON.parse(copy) as Stored));
    return clientId as string;
  }

  const clientIds: string[] = [];
  for (let index = few; index < many; index += 50) {
    const some = Array.from({ length: Math.min(50, many - index) }, (_, more) => make(index + more));
    clientIds.push(...(await Promise.all(some)));
  }
  await stack.stack.importStack(exported);
  return clientIds;
}

function plaintext(secret: { plaintext: string }): string {
  return JSON.parse(secret.plaintext) as string;
}
