import type { Scope } from "../context.ts";
import { refuse } from "../errors.ts";
import type { TokensTable } from "../store/account-tables.ts";
import type { Timestamp } from "../store/tables.ts";
import { ownTokens, revokeOwnToken, tokenStatus } from "../tokens/tokens.ts";
import { confirmation } from "./confirmation.ts";
import { when } from "./dates.ts";
import type { Draft } from "./form.ts";
import { html, type Content, type Html } from "./html.ts";
import { newTokenPage } from "./new-token.ts";
import { table } from "./table.ts";
import { redirect, type Answer, type Page } from "./page.ts";
import type { Pages } from "./pages.ts";
import type { Visit } from "./visit.ts";

const columns = ["Name", "Begins With", "May", "Made", "Expires", "Last Used", "Status", "Actions"];

export function tokenPages(pages: Pages): void {
  pages.add("/tokens", { view: tokenList });
  newTokenPage(pages);
  pages.add("/tokens/:tokenId/revoke", {
    view: askToRevoke,
    async act({ params, write }) {
      await write((context) => revokeOwnToken(context, params["tokenId"] ?? ""));
      return redirect("/tokens", "token-revoked");
    },
  });
}

async function tokenList({ now, read }: Visit): Promise<Page> {
  const tokens = await read((context) => ownTokens(context).execute());
  return {
    title: "API Tokens",
    body: html`<div class="head">
        <h1>API Tokens</h1>
        <a class="button primary" href="/tokens/new" data-dialog>Make a Token</a>
      </div>
      <p>Programs, such as the Pulumi provider, use a token in place of your password.</p>
      ${
        tokens.length > 0
          ? table(
              "Your API tokens",
              columns,
              tokens.map((token) => row(token, now)),
            )
          : html`<div class="empty">
              <p>You have no tokens yet.</p>
              <p>Make one, then give it to the program that declares your apps.</p>
            </div>`
      }`,
  };
}

function row(token: TokensTable, now: Timestamp): Content[] {
  const { id, name, prefix, scopes, created_at, expires_at, last_used_at } = token;
  const status = tokenStatus(token, now);
  return [
    name,
    html`<code>${prefix}…</code>`,
    (JSON.parse(scopes) as Scope[]).join(", "),
    when(created_at, now),
    expires_at === null ? "Never" : when(expires_at, now),
    last_used_at === null ? "Never" : when(last_used_at, now),
    badges[status],
    status === "active" &&
      html`<a href="/tokens/${id}/revoke" data-dialog>Revoke<span class="hidden-text"> ${name}</span></a>`,
  ];
}

const badges = {
  active: html`<span class="badge good">Active</span>`,
  expired: html`<span class="badge bad">Expired</span>`,
  revoked: html`<span class="badge bad">Revoked</span>`,
} satisfies Record<string, Html>;

async function askToRevoke(visit: Visit, draft?: Draft): Promise<Answer> {
  const { params, now, read } = visit;
  const id = params["tokenId"] ?? "";
  const token = await read((context) => ownTokens(context).where("id", "=", id).executeTakeFirst());
  if (!token) throw refuse("not_found", { thing: "token" });
  if (tokenStatus(token, now) === "revoked") return redirect("/tokens");
  return confirmation(visit, {
    title: `Revoke ${token.name}`,
    body: html`<p>The token <code>${token.prefix}…</code> stops working at once, for every program that uses it.</p>
      <p>This cannot be undone.</p>`,
    does: "Revoke",
    back: "/tokens",
    draft,
    danger: true,
  });
}
