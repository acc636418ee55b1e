import { listMails, readMail } from "../../mail/outbox.ts";
import type { Timestamp } from "../../store/tables.ts";
import { when } from "../dates.ts";
import { problemSummary } from "../field.ts";
import type { Draft } from "../form.ts";
import { html, type Content, type Html } from "../html.ts";
import type { Page } from "../page.ts";
import type { Pages } from "../pages.ts";
import type { Visit } from "../visit.ts";
import { operatorHead } from "./head.ts";
import { postButton, table } from "../table.ts";

type MailLine = Awaited<ReturnType<typeof listMails>>[number];

export function outboxPage(pages: Pages): void {
  pages.add("/operator/outbox", { access: "operator", view: mailList });

  pages.add("/operator/outbox/:mailId", {
    access: "operator",
    instead: () => "/operator/outbox",
    view: mailList,
    act: mailPage,
  });
}

async function mailList(visit: Visit, draft?: Draft): Promise<Page> {
  const mails = await visit.read(listMails);
  const rows = mails.map((mail) => row(visit, mail));
  return {
    title: "Outbox",
    body: html`${operatorHead("Outbox")} ${problemSummary(draft)}
      <section class="card">
        <p class="hint">The newest mails. That you read one is written down in the audit log.</p>
        ${
          mails.length > 0
            ? table("The newest mails", ["Subject", "Recipient", "Made", "State", "Actions"], rows)
            : html`<div class="empty">
                <p>There are no mails yet.</p>
                <p>Invitations and links to sign up or to choose a new password show up here.</p>
              </div>`
        }
      </section>`,
  };
}

function row(visit: Visit, mail: MailLine): Content[] {
  const { id, subject, recipient } = mail;
  const about = `“${subject}” to ${recipient}`;
  return [
    subject,
    recipient,
    when(mail.created_at, visit.now),
    state(mail, visit.now),
    postButton(visit, { action: `/operator/outbox/${id}`, text: "Read", about, native: true }),
  ];
}

function state({ sent_at, failure }: Pick<MailLine, "sent_at" | "failure">, now: Timestamp): Html {
  if (sent_at !== null) return html`Sent ${when(sent_at, now)}`;
  return failure === null ? html`Waiting` : html`Not sent: ${failure}`;
}

async function mailPage({ params, now, write }: Visit): Promise<Page> {
  const mail = await write((context) => readMail(context, params["mailId"] ?? ""));
  return {
    title: mail.subject,
    body: html`<p><a href="/operator">Operator</a> · <a href="/operator/outbox">Outbox</a></p>
      <h1>${mail.subject}</h1>
      <section class="card">
        <p>To <strong>${mail.recipient}</strong>, made ${when(mail.created_at, now)}. ${state(mail, now)}.</p>
        <p class="hint">It is written down in the audit log that you read this mail.</p>
        ${
          mail.body === undefined
            ? html`<p>The key that sealed this mail is lost: it cannot be read any more.</p>`
            : html`<div class="scroll" tabindex="0" role="region" aria-label="The mail"><pre>${mail.body}</pre></div>`
        }
        <p class="actions"><a class="button" href="/operator/outbox">Back</a></p>
      </section>`,
  };
}
