import { html, type Content } from "../html.ts";
import type { Page } from "../page.ts";

interface ShownOnce {
  title: string;
  clientId: string;
  secret: string | undefined;
  remark?: Content;
  back: string;
}

/** The answer that shows a new client secret: the only one that ever does. */
export function shownOnce({ title, clientId, secret, remark, back }: ShownOnce): Page {
  return {
    title,
    body: html`<section class="card" aria-labelledby="new-credentials">
      <h1 id="new-credentials">${title}</h1>
      <p class="warning"><strong>Copy your Client Secret to a safe place now.</strong> This is the only opportunity to view it.</p>
      ${remark && html`<p>${remark}</p>`}
      <dl class="facts">
        <dt>Client ID</dt><dd><code id="new-client-id">${clientId}</code> <button type="button" data-copy="new-client-id" hidden>Copy<span class="hidden-text"> the client id</span></button></dd>
        <dt>Client Secret</dt><dd><code id="new-client-secret" class="secret" data-once>${secret}</code> <button type="button" data-copy="new-client-secret" hidden>Copy<span class="hidden-text"> the client secret</span></button></dd>
      </dl>
      <p class="actions"><a class="button primary" href="${back}">Back</a></p>
    </section>`,
  };
}
