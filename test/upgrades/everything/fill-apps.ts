import { readFile } from "node:fs/promises";
import { newProgram, programSecret } from "../../support/program.ts";
import type { Api } from "./answers.ts";

const card = { description: "Was recorded.", integrationType: "embedded", category: "other" };

export async function appWith(api: Api, name: string, more: object = {}): Promise<string> {
  const { id } = await api.must("POST", "/apps", { ...card, name, ...more });
  return id as string;
}

/** A client with two secrets that work; where it was, and what it may redirect to. */
export interface Client {
  clientId: string;
  secrets: string[];
}

/** An app with every property, both clients with several secrets, and collaborators in every state but expired. */
export async function fullApp(owner: Api, bob: Api, carol: Api) {
  const id = await appWith(owner, "Full of Everything", {
    supportEmail: "help@example.com",
    supportPhone: "+1 555 0100",
    siteUrl: "https://example.com/full",
    deletionProtection: true,
  });
  const logo = await readFile(new URL("../0.1.0/logo.png", import.meta.url));
  await owner.must("PUT", `/apps/${id}/logo`, new Blob([logo], { type: "image/png" }));
  const redirectUris = ["https://client.example/callback", "http://localhost:8080/back"];
  const production = await client(owner, `/apps/${id}/production-credentials`, { redirectUris });
  const sandbox = await client(owner, `/apps/${id}/sandbox`, {});

  const people = { bob: "developer", carol: "admin", dave: "developer", frank: "admin", grace: "developer" };
  for (const [name, role] of Object.entries(people))
    await owner.must("POST", `/apps/${id}/collaborators`, { email: `${name}@example.com`, role });
  await answer(bob, "accept");
  await answer(carol, "decline");
  const { items } = await owner.must("GET", `/apps/${id}/collaborators?email=grace@example.com`);
  await owner.must("DELETE", `/apps/${id}/collaborators/${items[0].id}`);
  await owner.must("PATCH", `/apps/${id}`, { description: "Was recorded, and changed before." });
  return { id, redirectUri: redirectUris[0]!, production, sandbox };
}

export type FullApp = Awaited<ReturnType<typeof fullApp>>;

/** The first secret is revoked at the end, the second in its overlap, the third current. */
async function client(owner: Api, path: string, more: object): Promise<Client> {
  const [first, second, third] = [programSecret(), programSecret(), programSecret()];
  const { clientId } = await owner.must("POST", path, { ...more, secretHash: first.secretHash });
  for (const { secretHash } of [second, third])
    await owner.must("POST", `${path}/secrets`, {
      secretHash,
      overlapSeconds: 86_400,
      keepWhileUsedSeconds: 3_600,
    });
  const { items } = await owner.must("GET", `${path}/secrets`);
  const oldest = items.find(({ fingerprint }: { fingerprint: string }) => fingerprint === first.fingerprint);
  await owner.must("DELETE", `${path}/secrets/${oldest.id}`);
  return { clientId, secrets: [second.secret, third.secret] };
}

/** What a program declares: an app, credentials, a sandbox whose secret the portal made, and a collaborator. */
export async function declaredApp(owner: Api) {
  const declare = async (path: string, body: object) => {
    const { managedBy, headers } = newProgram();
    const request = { path, body: { ...body, managedBy }, headers };
    return { request, made: await owner.must("POST", path, request.body, headers) };
  };
  const { request, made } = await declare("/apps", { ...card, name: "Declared" });
  const id = made.id as string;
  await declare(`/apps/${id}/production-credentials`, {});
  await declare(`/apps/${id}/sandbox`, {});
  await declare(`/apps/${id}/collaborators`, { email: "dave@example.com" });
  return { id, request };
}

/** An app that is another person's now. */
export async function giveAway(owner: Api, heir: Api): Promise<string> {
  const id = await appWith(owner, "Given Away");
  const { email } = await heir.must("GET", "/me");
  await owner.must("POST", `/apps/${id}/collaborators`, { email });
  await answer(heir, "accept");
  await owner.must("POST", `/apps/${id}/transfer`, { email });
  return id;
}

/** Answers every invitation of somebody. */
async function answer(api: Api, how: "accept" | "decline"): Promise<void> {
  const { items } = await api.must("GET", "/invitations");
  for (const { id } of items) await api.must("POST", `/invitations/${id}/${how}`);
}
