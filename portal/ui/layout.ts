import type { Actor } from "../context.ts";
import { assetUrl } from "./assets.ts";
import { html, type Html } from "./html.ts";
import type { Page } from "./page.ts";

/** What stands around a page. */
export interface Surroundings {
  actor: Actor | undefined;
  /** The path of the page, without its query. */
  path: string;
  /** The hidden field that every form needs. */
  csrfField: Html;
  notice: string | undefined;
}

/** The whole document of a page. */
export function documentOf({ title, body }: Page, around: Surroundings): string {
  const { notice } = around;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · Developer Portal</title>
        <link rel="icon" href="${assetUrl("favicon.svg")}" type="image/svg+xml" />
        <link rel="stylesheet" href="${assetUrl("style.css")}" />
        <script src="${assetUrl("script.js")}" type="module"></script>
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        ${header(around)}
        <main id="main" tabindex="-1">
          ${notice !== undefined && html`<p class="notice" role="status">${notice}</p>`} ${body}
        </main>
        <footer><p>Developer Portal · <a href="/openapi.json">API description</a></p></footer>
      </body>
    </html>`.toString();
}

function header({ actor, path, csrfField }: Surroundings): Html {
  const link = (href: string, text: string) => {
    const current = path === href || path.startsWith(`${href}/`);
    return html`<li><a href="${href}" ${current && html`aria-current="page"`}>${text}</a></li>`;
  };
  return html`<header>
    <a class="brand" href="/">Developer Portal</a>
    <nav aria-label="Portal">
      <ul>
        ${
          actor
            ? [
                link("/apps", "My Apps"),
                link("/tokens", "API Tokens"),
                actor.operator && link("/operator", "Operator"),
                link("/account", actor.email),
              ]
            : link("/sign-in", "Sign In")
        }
      </ul>
    </nav>
    ${
      actor &&
      html`<form method="post" action="/sign-out">
        ${csrfField}<button class="quiet">Sign Out</button>
      </form>`
    }
  </header>`;
}
