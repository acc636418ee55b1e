import { formWith } from "../../support/consent.ts";
import { hiddenFields } from "../../support/forms.ts";

type Fields = Record<string, string>;

/** Somebody with a browser that keeps the cookies of a portal. */
export function browserOn(url: string, cookies: Fields = {}) {
  async function ask(path: string, fields?: Fields) {
    const response = await fetch(`${url}${path}`, {
      redirect: "manual",
      headers: {
        accept: "text/html",
        cookie: Object.entries(cookies)
          .map(([name, value]) => `${name}=${value}`)
          .join("; "),
      },
      ...(fields && { method: "POST", body: new URLSearchParams(fields) }),
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
      cookies[name!] = value!;
    }
    const { status, headers } = response;
    return { status, location: headers.get("location") ?? "", text: await response.text() };
  }

  return {
    cookies,
    open: (path: string) => ask(path),

    /** Sends the form of a page that goes to the address. */
    async send(path: string, fields: Fields, from = path) {
      const { text } = await ask(from);
      return ask(path, { ...hiddenFields(text, path), ...fields });
    },

    /** Lets a client act for this person. @returns the code that the client gets. */
    async authorize(clientId: string, redirectUri: string): Promise<string> {
      const asked = { response_type: "code", client_id: clientId, redirect_uri: redirectUri };
      const { text, location } = await ask(`/oauth/authorize?${new URLSearchParams(asked).toString()}`);
      const decided = location || (await pressed(text)).location;
      const code = new URL(decided).searchParams.get("code");
      if (!code) throw new Error(`There is no code in ${decided}.`);
      return code;
    },
  };

  function pressed(page: string) {
    const { action, fields } = formWith(page, "Authorize");
    return ask(action, fields);
  }
}
