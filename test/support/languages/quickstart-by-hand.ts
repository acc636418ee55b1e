import { readFile } from "node:fs/promises";
import { examples } from "../example-programs.ts";
import type { Imported } from "../pulumi-import.ts";
import type { Trial } from "../trial.ts";

/** Makes by hand what the quickstart declares. @returns how to import it under the names of the quickstart. */
export async function quickstartByHand({ api, portal }: Trial): Promise<Imported[]> {
  const { id } = await api("POST", "/apps", {
    body: {
      name: "Bid Board",
      description: "Shows the open bids of a project on the screens of the site office.",
      integrationType: "data-connection",
      category: "bidding-estimation",
      supportEmail: "support@example.com",
      siteUrl: "https://bids.example.com",
    },
  });
  await api("POST", `/apps/${id}/production-credentials`, {
    body: { redirectUris: ["https://bids.example.com/oauth/callback"] },
  });
  await api("POST", `/apps/${id}/sandbox`, { body: {} });
  const ada = await api("POST", `/apps/${id}/collaborators`, {
    body: { email: "ada@example.com", role: "developer" },
  });
  const logo = await fetch(`${portal.url}/api/v1/apps/${id}/logo`, {
    method: "PUT",
    headers: { authorization: `Bearer ${portal.token}`, "content-type": "image/png" },
    body: await readFile(new URL("quickstart/logo.png", examples)),
  });
  if (!logo.ok) throw new Error(`The logo: ${logo.status} ${await logo.text()}`);
  return [
    { type: "devportal:index:App", name: "bid-board", id },
    { type: "devportal:index:ProductionCredentials", name: "bid-board", id },
    { type: "devportal:index:Sandbox", name: "bid-board", id },
    { type: "devportal:index:Collaborator", name: "ada", id: `${id}/${ada.id}` },
  ];
}
