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

/** All kinds but the App. */
export const parts = kinds.filter((kind) => kind !== "App");
