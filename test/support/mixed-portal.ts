import { png } from "./images.ts";
import type { Trial } from "./trial.ts";

/** Text that would break a careless program. */
export const strange = `"quoted" 'single' \${name} \`tick\` \\ */ // é 日本 👩‍👩‍👧`;

const callbacks = [
  "https://example.com/callback?a=1&b=%22",
  "http://localhost:8080/\${path}",
  "urn:ietf:wg:oauth:2.0:oob",
];

/** Apps as people make them: no two have the same things, and an export has all of them. @returns their ids. */
export async function madeMixed(trial: Trial, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let number = 1; number <= count; number++) ids.push(await madeApp(trial, number));
  return ids;
}

async function madeApp({ api, portal }: Trial, number: number): Promise<string> {
  const every = (times: number) => number % times === 0;
  const { id } = await api("POST", "/apps", {
    body: {
      name: nameOf(number),
      description: every(4) ? `Two lines,\nand\ta tab. ${strange}` : every(9) ? "d".repeat(500) : "An app.",
      integrationType: ["data-connection", "embedded", "hybrid"][number % 3],
      category: every(2) ? "bim" : "system-integrator",
      ...(every(3) && { supportEmail: "help@example.com", supportPhone: "+1 (805) 555-0100 x7" }),
      ...(every(5) && { siteUrl: "https://example.com/?a=1&b='2'" }),
      deletionProtection: every(6),
    },
  });
  if (every(2)) {
    const body = every(4) ? { redirectUris: callbacks } : {};
    await api("PATCH", "/settings", { body: { approvalRequired: every(10) } });
    await api("POST", `/apps/${id}/production-credentials`, { body });
  }
  if (every(3)) {
    await api("POST", `/apps/${id}/sandbox`, { body: every(6) ? { redirectUris: [] } : {} });
  }
  for (let one = 1; one <= number % 4; one++) {
    const body = { email: `person+${one}@example.com`, role: one % 2 ? "admin" : "developer" };
    await api("POST", `/apps/${id}/collaborators`, { body });
  }
  if (every(7)) {
    const logo = await fetch(`${portal.url}/api/v1/apps/${id}/logo`, {
      method: "PUT",
      headers: { authorization: `Bearer ${portal.token}`, "content-type": "image/png" },
      body: new Uint8Array(png(1, number)),
    });
    if (!logo.ok) throw new Error(`The logo: ${logo.status} ${await logo.text()}`);
  }
  return id as string;
}

/** Some differ in what a program's names leave out, and some have nothing that such a name has. */
function nameOf(number: number): string {
  if (number === 8) return strange;
  if (number % 11 === 0) return "日".repeat(number / 11);
  return `${number % 12 === 0 ? "Bid-Board!" : "Bid Board"} ${Math.ceil(number / 2)}${number % 2 ? "" : " *"}`;
}
