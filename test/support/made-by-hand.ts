import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TestStack } from "./engine.ts";
import { kinds, type FourArgs, type Kind } from "./four.ts";
import { newAppArgs, type Trial } from "./trial.ts";

const redirectUris = ["https://a.example.com/", "https://b.example.com/"];

/** One object of each kind that no program made: the ids, and what a program that says the same gives as arguments. */
export async function madeByHand({ api }: Pick<Trial, "api">): Promise<{
  ids: Record<Kind, string>;
  args: FourArgs;
}> {
  const app = { ...newAppArgs(), supportEmail: "support@example.com" };
  const { id } = await api("POST", "/apps", { body: app });
  await api("POST", `/apps/${id}/production-credentials`, { body: { redirectUris } });
  await api("POST", `/apps/${id}/sandbox`, { body: {} });
  const ada = { email: "ada@example.com", role: "admin" };
  const collaborator = await api("POST", `/apps/${id}/collaborators`, { body: ada });
  return {
    ids: { App: id, ProductionCredentials: id, Sandbox: id, Collaborator: `${id}/${collaborator.id}` },
    args: {
      app: { ...app, logo: undefined },
      credentials: { redirectUris },
      collaborator: { role: "admin" },
    },
  };
}

/** Runs `pulumi import` with a file; resolves to what it printed, whether it failed or not. */
export async function importAll(
  stack: TestStack,
  resources: { kind: Kind; id: string; name?: string }[],
): Promise<string> {
  const file = join(stack.folder, "import.json");
  const named = resources.map(({ kind, name = "bid-board", id }) => ({ type: typeOf(kind), name, id }));
  writeFileSync(file, JSON.stringify({ resources: named }));
  return stack.pulumi("import", "--file", file, ...plain).catch((error: unknown) => {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    return stdout + stderr;
  });
}

/** Runs `pulumi import` for one. */
export function importOne(stack: TestStack, kind: Kind, id: string): Promise<string> {
  return stack.pulumi("import", typeOf(kind), "bid-board", id, ...plain);
}

const plain = ["--generate-code=false", "--protect=false", "--yes", "--skip-preview"];
const typeOf = (kind: Kind) => `devportal:index:${kind}`;

/** All kinds but the App. */
export const parts = kinds.filter((kind) => kind !== "App");
