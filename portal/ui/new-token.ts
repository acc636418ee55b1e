import Type from "typebox";
import { days, later } from "../clock.ts";
import { scopes, type Actor, type Scope } from "../context.ts";
import { invalid } from "../errors.ts";
import { newId } from "../ids.ts";
import { text } from "../text.ts";
import { issueToken, mayHave, tokenName } from "../tokens/tokens.ts";
import { field, problemSummary } from "./field.ts";
import { bodyOf, type Draft } from "./form.ts";
import { html, type Html } from "./html.ts";
import type { Page } from "./page.ts";
import type { Pages } from "./pages.ts";
import type { Visit } from "./visit.ts";

const lifetimes = { "30d": 30 * days, "90d": 90 * days, "365d": 365 * days, never: null };
const choices = { "30d": "30 days", "90d": "90 days", "365d": "1 year", never: "Never" };

const tokenForm = Type.Object({
  id: Type.String({ format: "uuid", title: "The form's id" }),
  name: text({ ...tokenName, title: "Name", description: "Which program it is for." }),
  scopes: Type.Array(Type.Enum(scopes), { minItems: 1, title: "What it may do" }),
  expires: Type.Enum(Object.keys(lifetimes) as (keyof typeof lifetimes)[], { title: "Expires" }),
});

const explanations: Record<Scope, string> = {
  read: "See your apps and what belongs to them.",
  write: "Create, change and delete apps and what belongs to them.",
  secrets: "See the secrets of sandboxes.",
  operator: "Do what an operator does: decide requests and change the portal's settings.",
};

export function newTokenPage(pages: Pages): void {
  pages.add("/tokens/new", {
    view: ({ csrfField, actor }, draft) => ({
      title: "Make a Token",
      body: html`<form class="card narrow" method="post" action="/tokens/new" novalidate data-native>
        <h1>Make a Token</h1>
        ${problemSummary(draft, tokenForm)}${csrfField}
        <input type="hidden" name="id" value="${newId()}" />
        ${field(tokenForm, "name", { draft, autocomplete: "off" })} ${scopeBoxes(actor, draft)}
        ${field(tokenForm, "expires", { draft, value: "90d", choices })}
        <p class="actions">
          <button class="primary">Make a Token</button>
          <a class="button" href="/tokens" data-cancel>Cancel</a>
        </p>
      </form>`,
    }),
    act: makeToken,
  });
}

async function makeToken({ actor, form, write }: Visit): Promise<Page> {
  const { id, name, scopes, expires } = bodyOf(tokenForm, form);
  if (!mayHave(actor, scopes)) {
    throw invalid([{ field: "scopes", message: "cannot include operator: your account is no operator" }]);
  }
  const lifetime = lifetimes[expires];
  const token = await write((context) =>
    issueToken(context, {
      accountId: actor.accountId,
      id: id.toLowerCase(),
      name,
      scopes: [...new Set(scopes)],
      appIds: null,
      expiresAt: lifetime === null ? null : later(context.now, lifetime),
    }),
  );
  return shownOnce(name, token);
}

function scopeBoxes(actor: Actor, draft: Draft | undefined): Html {
  const offered = scopes.filter((scope) => mayHave(actor, [scope]));
  const chosen: unknown[] = draft ? [draft.form["scopes"]].flat() : ["read", "write"];
  const problem = draft?.problems.find(({ field }) => /^scopes\b/.test(field));
  return html`<fieldset id="scopes" tabindex="-1" ${problem && html`aria-describedby="scopes-problem"`}>
    <legend>What it may do</legend>
    ${problem && html`<p class="problem" id="scopes-problem">What it may do ${problem.message}.</p>`}
    ${offered.map(
      (scope) =>
        html`<div class="check">
          <input
            type="checkbox"
            id="scope-${scope}"
            name="scopes"
            value="${scope}"
            aria-describedby="scope-${scope}-hint"
            ${chosen.includes(scope) && html`checked`}
          />
          <label for="scope-${scope}">${scope}</label>
          <p class="hint" id="scope-${scope}-hint">${explanations[scope]}</p>
        </div>`,
    )}
  </fieldset>`;
}

function shownOnce(name: string, token: string): Page {
  return {
    title: "Your New Token",
    body: html`<section class="card">
      <h1>Your New Token</h1>
      <p>The token <strong>${name}</strong> was made.</p>
      <p><strong>This is the only time you can see it. Copy it to a safe place now.</strong></p>
      <p>
        <code id="token" class="secret" data-once>${token}</code>
        <button type="button" data-copy="token" hidden>Copy</button>
      </p>
      <p>To use it with Pulumi, run this in your project and paste the token when you are asked for it:</p>
      <div class="scroll" tabindex="0" role="region" aria-label="Command"><pre>pulumi config set --secret devportal:token</pre></div>
      <p class="actions"><a class="button" href="/tokens">Back</a></p>
    </section>`,
  };
}
