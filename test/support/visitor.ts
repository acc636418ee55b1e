import { startSession } from "../../portal/accounts/sessions.ts";
import { hiddenFields } from "./forms.ts";
import type { TestPortal } from "./portal.ts";

type Method = "GET" | "POST";
type Fields = Record<string, string | string[]>;

interface Sent {
  payload?: string | Buffer;
  headers?: Record<string, string>;
}

interface FormOptions {
  /** The page that holds the form; by default the form's own address. */
  from?: string;
  headers?: Record<string, string>;
}

export type Answer = Awaited<ReturnType<Visitor["get"]>>;

/** Somebody with a browser: it keeps cookies, and sends forms as the pages have them. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  readonly #portal: TestPortal;
  readonly #address: string;

  constructor(portal: TestPortal, address = "127.0.0.1") {
    this.#portal = portal;
    this.#address = address;
  }

  /** Signs in without the form, which takes a password and a second. */
  async signInAs(account: { id: string; email: string; operator: boolean }): Promise<this> {
    const now = this.#portal.clock().toISOString();
    const token = await this.#portal.store.write((db) => startSession({ db, now }, account, null));
    this.cookies.set("devportal_session", token);
    return this;
  }

  get(path: string, headers: Record<string, string> = {}) {
    return this.send("GET", path, { headers });
  }

  /** Opens a page, and where it leads on. */
  async open(path: string): Promise<Answer> {
    const answer = await this.get(path);
    return answer.location?.startsWith("/") ? this.open(answer.location) : answer;
  }

  /** The hidden fields of a form, with the one that makes it this portal's. */
  async hidden(path: string, from = path): Promise<Record<string, string>> {
    return hiddenFields((await this.open(from)).text, path);
  }

  /** Fills in a form and sends it; the hidden fields are as the page has them, if none is given. */
  async post(path: string, fields: Fields = {}, { from = path, headers }: FormOptions = {}) {
    const [address = ""] = path.split("?");
    return this.postAsIs(address, { ...(await this.hidden(address, from)), ...fields }, headers);
  }

  /** Sends these fields and no other. */
  postAsIs(path: string, fields: Fields, headers: Record<string, string> = {}) {
    const pairs = Object.entries(fields).flatMap(([name, value]) =>
      [value].flat().map((each): [string, string] => [name, each]),
    );
    return this.send("POST", path, {
      payload: new URLSearchParams(pairs).toString(),
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    });
  }

  /** Sends a form with a file. */
  async upload(path: string, name: string, file: Blob, from: string) {
    const form = new FormData();
    for (const [field, value] of Object.entries(await this.hidden(path, from))) form.append(field, value);
    form.append(name, file, "file");
    const body = new Response(form);
    return this.send("POST", path, {
      payload: Buffer.from(await body.arrayBuffer()),
      headers: { "content-type": body.headers.get("content-type") ?? "" },
    });
  }

  async send(method: Method, path: string, { payload, headers }: Sent = {}) {
    const response = await this.#portal.app.inject({
      method,
      url: path.split("#")[0] ?? "",
      headers: { accept: "text/html", ...headers },
      cookies: Object.fromEntries(this.cookies),
      remoteAddress: this.#address,
      ...(payload === undefined ? {} : { payload }),
    });
    for (const { name, value, maxAge } of response.cookies) {
      if (value === "" || maxAge === 0) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const { statusCode: status, headers: answered, body: text, cookies } = response;
    return { status, headers: answered, text, cookies, location: answered.location };
  }
}

export function visitor(portal: TestPortal, address?: string): Visitor {
  return new Visitor(portal, address);
}
