import type { Credentials } from "../../production-credentials/credentials.ts";
import { mostTokensCounted, type Secret } from "../../production-credentials/secret.ts";
import type { Timestamp } from "../../store/tables.ts";
import { when } from "../dates.ts";
import { html, type Content, type Html } from "../html.ts";
import type { Visit } from "../visit.ts";
import type { AppView } from "./app-page.ts";
import { badge } from "./badges.ts";

/** The versions of the client secret, newest first: who still uses which, and when it ends. */
export function secretVersions(
  { now }: Visit,
  { app, liveSecrets, may }: AppView,
  { secrets }: Credentials,
): Html | undefined {
  if (secrets.length === 0) return undefined;
  const tokens = new Map(liveSecrets.map(({ id, liveTokens }) => [id, liveTokens]));
  return html`<h3>Secret Versions</h3>
    <div class="scroll" tabindex="0" role="region" aria-label="Secret versions"><table>
      <caption class="hidden-text">The versions of the client secret</caption>
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
            may("manageCredentials") &&
            state !== "ended" &&
            html`<a href="/apps/${app.id}/secrets/${secret.id}/revoke" data-dialog>Revoke<span class="hidden-text"> version ${secret.number}</span></a>`
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
