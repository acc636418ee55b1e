import type { Answered, Trial } from "./trial.ts";

/** What a person changes in the portal, and the property by which the engine must name it; the next preview names more. */
export const edits: Record<
  string,
  { property: string; more?: string[]; edit: (api: Trial["api"], item: Answered) => Promise<unknown> }
> = {
  App: {
    property: "description",
    edit: (api, { app }) => api("PATCH", `/apps/${app.id}`, { body: { description: "Edited by hand." } }),
  },
  ProductionCredentials: {
    property: "redirectUris",
    edit: (api, { app }) =>
      api("PATCH", `/apps/${app.id}/production-credentials`, {
        body: { redirectUris: ["https://elsewhere.example.com/callback"] },
      }),
  },
  Sandbox: {
    property: "secretReset",
    more: ["overlapEnds", "secretGeneration"],
    edit: (api, { app }) => api("POST", `/apps/${app.id}/sandbox/secret`, { body: {} }),
  },
  Collaborator: {
    property: "role",
    edit: (api, { app, collaborators }) =>
      Promise.all(
        collaborators.map(({ id }: Answered) =>
          api("PATCH", `/apps/${app.id}/collaborators/${id}`, { body: { role: "admin" } }),
        ),
      ),
  },
};

/** The part of what the portal holds that an example declares. */
export function declared({ app, productionCredentials, collaborators }: Answered): unknown[] {
  const roles = collaborators.map(({ email, role }: Answered) => ({ email, role }));
  return [app.name, app.description, app.logo?.sha256, productionCredentials.redirectUris, roles];
}
