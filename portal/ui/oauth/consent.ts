import type { Destination } from "../../oauth/authorization-request.ts";
import type { OAuthError } from "../../oauth/errors.ts";
import { endpoints } from "../../oauth/endpoints.ts";
import { outOfBand } from "../../redirect-uris.ts";
import { csrfName } from "../csrf.ts";
import { html } from "../html.ts";
import type { Page } from "../page.ts";
import type { Visit } from "../visit.ts";

/** The parameters of the request; what the page's own form adds is none of them. */
export function asked(given: unknown): Record<string, unknown> {
  const { [csrfName]: _, decision: __, ...parameters } = given as Record<string, unknown>;
  return parameters;
}

/** Asks a person whether a client may act for them. */
export function consent(
  { csrfField, actor }: Visit,
  { client, redirectUri }: Destination,
  given: Record<string, unknown>,
): Page {
  const { app, environment } = client;
  const origin = redirectUri === outOfBand ? undefined : new URL(redirectUri).origin;
  return {
    title: `Authorize ${app.name}`,
    leadsAway: origin !== undefined,
    body: html`<form class="card narrow" method="post" action="${endpoints.authorization}">
      <h1>Authorize ${app.name}?</h1>
      <p><strong>${app.name}</strong> asks to act for you, <strong>${actor.email}</strong>${
        environment === "sandbox" && ", in its sandbox, which holds sample data only"
      }. It can do so until you end it under <a href="/authorized-apps">Authorized Apps</a>, or its people do.</p>
      <p>${
        origin === undefined
          ? "You get a code to copy into the application."
          : html`Whatever you choose, you go to <strong>${origin}</strong> next.`
      }</p>
      ${csrfField}${Object.entries(given).map(
        ([name, value]) => html`<input type="hidden" name="${name}" value="${String(value)}">`,
      )}
      <p class="actions">
        <button class="primary" name="decision" value="authorize">Authorize</button>
        <button name="decision" value="deny">Deny</button>
      </p>
    </form>`,
  };
}

/** For a request that can be answered nowhere else. */
export function noSuchClient({ message }: OAuthError): Page {
  return {
    title: "Authorization Failed",
    status: 400,
    body: html`<section class="card narrow">
      <h1>Authorization Failed</h1>
      <p>An application sent you here with a request that this portal cannot answer.</p>
      <p>For the people who made it: ${message}</p>
      <p class="actions"><a class="button" href="/">Home</a></p>
    </section>`,
  };
}

/** For a client that cannot be sent to: its person carries the code over. */
export function codeToCopy(code: string): Page {
  return {
    title: "Authorization Code",
    body: html`<section class="card narrow">
      <h1>Authorization Code</h1>
      <p>Copy this code into the application that asked for it. It is good once, for ten minutes.</p>
      <p><code id="code" class="secret">${code}</code> <button type="button" data-copy="code" hidden>Copy<span class="hidden-text"> the code</span></button></p>
    </section>`,
  };
}

/** For the same client, when it gets no code. */
export function noCode({ client }: Destination, { code, message }: OAuthError): Page {
  const denied = code === "access_denied";
  return {
    title: "Not Authorized",
    status: denied ? 200 : 400,
    body: html`<section class="card narrow">
      <h1>Not Authorized</h1>
      <p><strong>${client.app.name}</strong> got no access. ${message}</p>
      <p>You can close this page.</p>
    </section>`,
  };
}
