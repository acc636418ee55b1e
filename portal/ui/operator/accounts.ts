import Type from "typebox";
import { setActive, setOperator, viewAccounts } from "../../accounts/manage.ts";
import { when } from "../dates.ts";
import { problemSummary } from "../field.ts";
import { bodyOf, type Draft } from "../form.ts";
import { html, type Content, type Html } from "../html.ts";
import { redirect, type Page } from "../page.ts";
import type { Pages } from "../pages.ts";
import type { Visit } from "../visit.ts";
import { operatorHead } from "./head.ts";
import { postButton, table } from "../table.ts";

const decision = Type.Object({ value: Type.Boolean() });
const columns = ["Name", "Email", "Operator", "Made", "Deactivated", "Actions"];

type Account = Awaited<ReturnType<typeof viewAccounts>>[number];

export function accountsPage(pages: Pages): void {
  pages.add("/operator/accounts", { access: "operator", view: accountList });

  for (const [what, decide] of [
    ["operator", setOperator],
    ["active", setActive],
  ] as const) {
    pages.add(`/operator/accounts/:accountId/${what}`, {
      access: "operator",
      instead: () => "/operator/accounts",
      view: accountList,
      async act({ params, form, write }) {
        const { value } = bodyOf(decision, form);
        await write((context) => decide(context, params["accountId"] ?? "", value));
        return redirect("/operator/accounts", "account-changed");
      },
    });
  }
}

async function accountList(visit: Visit, draft?: Draft): Promise<Page> {
  const accounts = await visit.read(viewAccounts);
  const rows = accounts.map((account) => row(visit, account));
  return {
    title: "Accounts",
    body: html`${operatorHead("Accounts")} ${problemSummary(draft)}
      <section class="card">
        <p class="hint">Who is deactivated cannot sign in, and their tokens stop; their apps stay as they are.</p>
        ${table("Accounts of the portal", columns, rows)}
      </section>`,
  };
}

function row(visit: Visit, account: Account): Content[] {
  const { now, actor } = visit;
  const { deactivated_at: deactivated } = account;
  return [
    `${account.first_name} ${account.last_name}`.trim() || "No name",
    account.email,
    account.operator === 1 ? "Yes" : "No",
    when(account.created_at, now),
    deactivated === null ? "No" : when(deactivated, now),
    account.id === actor.accountId ? "This is you" : actions(visit, account),
  ];
}

function actions(visit: Visit, { id, email, operator, deactivated_at }: Account): Html {
  const [isOperator, isActive] = [operator === 1, deactivated_at === null];
  return html`<div class="actions">
    ${postButton(visit, {
      action: `/operator/accounts/${id}/operator`,
      text: isOperator ? "Remove as Operator" : "Make Operator",
      about: email,
      value: !isOperator,
    })}
    ${postButton(visit, {
      action: `/operator/accounts/${id}/active`,
      text: isActive ? "Deactivate" : "Reactivate",
      about: email,
      value: !isActive,
      ...(isActive && { kind: "danger" }),
    })}
  </div>`;
}
