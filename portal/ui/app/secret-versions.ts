import { mostTokensCounted, type Secret } from "../../client-secrets/secret.ts";
import type { Environment } from "../../oauth/client.ts";
import type { Permission } from "../../permissions.ts";
import type { Timestamp } from "../../store/tables.ts";
import { when } from "../dates.ts";
import { html, type Content, type Html } from "../html.ts";
import type { Visit } from "../visit.ts";
import type { AppView } from "./app-page.ts";
import { badge } from "./badges.ts";

interface Versions {
  heading: string;
  caption: string;
  /** Under the app's address. */
  at: string;
  /** Of the app's page. */
  section: string;
  manage: Permission;
}

/** Where the versions of a secret are shown, and what they are called there. */
export const versionsOf: Record<Environment, Versions> = {
  production: {
    heading: "Secret Versions",
    caption: "The versions of the client secret",
    at: "secrets",
    section: "production-credentials",
    manage: "manageCredentials",
  },
  sandbox: {
    heading: "Sandbox Secret Versions",
    caption: "The versions of the sandbox's secret",
    at: "sandbox-secrets",
    section: "sandbox-account",
    manage: "manageSandbox",
  },
};

/** The versions of a client's secret, newest first: who still uses which, and when it ends. */
export function secretVersions(
  { now }: Visit,
  { app, liveSecrets, may }: AppView,
  environment: Environment,
  secrets: Secret[],
): Html | undefined {
  if (secrets.length === 0) return undefined;
  const { heading, caption, manage, at } = versionsOf[environment];
  const tokens = new Map(liveSecrets.map(({ id, liveTokens }) => [id, liveTokens]));
  return html`<h3>${heading}</h3>
    <div class="scroll" tabindex="0" role="region" aria-label="${heading}"><table>
      <caption class="hidden-text">${caption}</caption>
      <thead><tr><th scope="col">Version</th><th scope="col">Fingerprint</th><th scope="col">State</th>
        <th scope="col">Made</th><th scope="col">Last Used</th><th scope="col">Live Tokens</th><th scope="col">Ends</th>
        <th scope="col"><span class="hidden-text">Actions</span></th></tr></thead>
      <tbody>${secrets.toReversed().map((secret) => {
        const state = stateOf(secret, now);
        return html`<tr>
          <th scope="row">${secret.number}</th><td><code>${secret.fingerprint}</code></td><td>${badge(state)}</td>
          <td>${when(secret.createdAt, now)}</td>
          <td>${lastUse(secret, now)}</td>
          <td>${counted(tokens.get(secret.id))}</td>
          <td>${end(secret, now)}</td>
          <td>${
            may(manage) &&
            state !== "ended" &&
            html`<a href="/apps/${app.id}/${at}/${secret.id}/revoke" data-dialog>Revoke<span class="hidden-text"> version ${secret.number}</span></a>`
          }</td>
        </tr>`;
      })}</tbody>
    </table></div>`;
}

function stateOf(
  { current, revokedAt, expiresAt }: Secret,
  now: Timestamp,
): "current" | "retiring" | "ended" {
  if (revokedAt !== null || (expiresAt !== null && expiresAt <= now)) return "ended";
  return current ? "current" : "retiring";
}

/** When a secret was used last, and from where. */
export function lastUse(
  { lastUsedAt, lastUsedAddress }: Pick<Secret, "lastUsedAt" | "lastUsedAddress">,
  now: Timestamp,
): Content {
  if (lastUsedAt === null) return "Never";
  return html`${when(lastUsedAt, now)}${lastUsedAddress !== null && html` from <code>${lastUsedAddress}</code>`}`;
}

function counted(tokens: number | undefined): Content {
  if (tokens === undefined) return "–";
  return tokens < mostTokensCounted ? tokens : `${mostTokensCounted} or more`;
}

function end({ revokedAt, expiresAt, keepUntil }: Secret, now: Timestamp): Content {
  const end = revokedAt ?? expiresAt;
  if (end === null) return "–";
  const later = revokedAt === null && keepUntil !== null && now < end && end < keepUntil;
  return html`${when(end, now)}${later && html`; kept while it is used, at the latest it ends ${when(keepUntil, now)}`}`;
}
