import type { Html } from "./html.ts";

/** A page to show. */
export interface Page {
  title: string;
  body: Html;
  /** The HTTP status; default 200. */
  status?: number;
  /** Whether its form may lead to other sites. */
  leadsAway?: boolean;
}

/** Where the browser goes next, and what it is told there. */
export interface Redirect {
  to: string;
}

/** Bytes to show as they are, such as a logo. */
export interface File {
  file: Uint8Array;
  type: string;
}

export type Answer = Page | Redirect | File;

/** The answer to a form that did what it should: the next page, with a word on what was done. */
export function redirect(to: string, notice?: Notice): Redirect {
  if (!notice) return { to };
  const [path = "", fragment] = to.split("#");
  const query = `${path.includes("?") ? "&" : "?"}done=${notice}`;
  return { to: path + query + (fragment === undefined ? "" : `#${fragment}`) };
}

/** What a page can say of what was done before it. */
export const notices = {
  "app-created": "The app was created.",
  "settings-saved": "The settings were saved.",
  "logo-saved": "The logo was saved.",
  "logo-removed": "The logo was removed.",
  "redirect-uris-saved": "The redirect URIs were saved.",
  "secret-revoked": "The secret was revoked. It stopped working at once.",
  "credentials-withdrawn": "The production credentials were withdrawn.",
  "sandbox-started": "The sandbox is being generated.",
  "sandbox-deleted": "The sandbox was deleted.",
  "invitation-sent": "The invitation was sent.",
  "invitation-withdrawn": "The invitation was withdrawn.",
  "role-changed": "The permissions were updated.",
  "collaborator-removed": "The collaborator was removed.",
  "app-left": "You left the app.",
  "app-transferred": "The ownership was transferred. You are an admin now.",
  "app-deleted": "The app was deleted. It can be restored for 30 days.",
  "app-restored": "The app was restored. Request new secrets: the old ones stay dead.",
  "invitation-accepted": "You accepted the invitation.",
  "invitation-declined": "You declined the invitation.",
  "authorization-withdrawn": "The app acts for you no more.",
  "token-revoked": "The token was revoked. It stopped working at once.",
  "name-saved": "Your name was saved.",
  "password-changed": "Your password was changed, and every other session ended.",
  "signed-out": "You are signed out.",
  "signed-out-everywhere": "You are signed out everywhere.",
  "request-approved": "The request was approved.",
  "request-rejected": "The request was rejected.",
  "account-changed": "The account was changed.",
  "app-restored-for-owner": "The app was restored for its owner.",
} as const;
export type Notice = keyof typeof notices;

export function noticeOf(code: unknown): string | undefined {
  return typeof code === "string" && Object.hasOwn(notices, code) ? notices[code as Notice] : undefined;
}
