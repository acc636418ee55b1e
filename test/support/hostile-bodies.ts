import { pairsOf, type Params, type Sent } from "./oauth-requests.ts";

const urlencoded = "application/x-www-form-urlencoded";
const million = "x".repeat(1_000_000);
const [tooLarge, wrongType] = [413, 415];

export interface HostileBody {
  name: string;
  sent: (own: Params, name: string) => Sent;
  /** Default: any of 400 to 499. */
  status?: number;
}

const formText = (own: Params, more: string | Buffer) => ({
  raw: {
    body: Buffer.concat([Buffer.from(`${pairsOf(own).toString()}&`), Buffer.from(more)]),
    type: urlencoded,
  },
});
const jsonText = (own: Params, more: string | Buffer) => ({
  raw: {
    body: Buffer.concat([
      Buffer.from(`${JSON.stringify(own).slice(0, -1)},`),
      Buffer.from(more),
      Buffer.from("}"),
    ]),
    type: "application/json",
  },
});
const multipartText = (body: string | Buffer, type = "multipart/form-data; boundary=b") => ({
  raw: { body, type },
});
const part = (name: string, value: string) =>
  `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const partsOf = (own: Params) =>
  Object.entries(own)
    .map(([name, value]) => part(name, String(value)))
    .join("");

function withFile(own: Params, name: string): Sent {
  const form = new FormData();
  for (const [each, value] of Object.entries(own)) form.append(each, String(value));
  form.append(name, new Blob(["x"]), "file.txt");
  return { multipart: form };
}

/** Bodies that no client should send, with one parameter of theirs gone wrong. */
export const hostileBodies: HostileBody[] = [
  {
    name: "a parameter 30,000 times",
    sent: (own, name) => formText(own, `${name}&`.repeat(30_000).slice(0, 60_000)),
  },
  {
    name: "multipart/form-data with a file that is cut off",
    sent: (own, name) =>
      multipartText(
        `${partsOf(own)}--b\r\ncontent-disposition: form-data; name="${name}"; filename="x"\r\n\r\nabc`,
      ),
  },
  {
    name: "a scope of a million characters, in a form",
    sent: (own) => ({ form: { ...own, scope: million } }),
    status: tooLarge,
  },
  {
    name: "a scope of a million characters, in JSON",
    sent: (own) => ({ json: { ...own, scope: million } }),
    status: tooLarge,
  },
  {
    name: "a scope of a million characters, in multipart/form-data",
    sent: (own) => ({ multipart: { ...own, scope: million } }),
    status: tooLarge,
  },
  {
    name: "text/plain",
    sent: (own) => ({ raw: { body: pairsOf(own).toString(), type: "text/plain" } }),
    status: wrongType,
  },
  {
    name: "application/xml",
    sent: () => ({ raw: { body: "<a/>", type: "application/xml" } }),
    status: wrongType,
  },
  {
    name: "a type that is none",
    sent: (own) => ({ raw: { body: pairsOf(own).toString(), type: "form" } }),
    status: wrongType,
  },
  {
    name: "a body without a type",
    sent: (own) => ({ raw: { body: pairsOf(own).toString() } }),
    status: wrongType,
  },
  { name: "a NUL character, percent-encoded", sent: (own, p) => formText(own, `${p}=a%00b`) },
  { name: "a NUL character as it is", sent: (own, p) => formText(own, `${p}=a\0b`) },
  { name: "a NUL character in JSON", sent: (own, p) => jsonText(own, String.raw`"${p}":"a\u0000b"`) },
  {
    name: "a NUL character in multipart/form-data",
    sent: (own, p) => ({ multipart: { ...own, [p]: "a\0b" } }),
  },
  { name: "a line break", sent: (own, p) => ({ form: { ...own, [p]: "a\nb" } }) },
  { name: "bytes that are no UTF-8, percent-encoded", sent: (own, p) => formText(own, `${p}=%ff%fe`) },
  {
    name: "bytes that are no UTF-8, as they are",
    sent: (own, p) => formText(own, Buffer.from([...Buffer.from(`${p}=`), 0xff, 0xfe])),
  },
  { name: "half a character, percent-encoded", sent: (own, p) => formText(own, `${p}=a%c3`) },
  {
    name: "bytes that are no UTF-8, in JSON",
    sent: (own, p) => jsonText(own, Buffer.from([...Buffer.from(`"${p}":"`), 0xff, 0x22])),
  },
  { name: "half a surrogate pair, in JSON", sent: (own, p) => jsonText(own, String.raw`"${p}":"\ud800"`) },
  {
    name: "bytes that are no UTF-8, in multipart/form-data",
    sent: (own, p) =>
      multipartText(
        Buffer.concat([
          Buffer.from(partsOf(own) + part(p, "").slice(0, -2)),
          Buffer.from([0xff]),
          Buffer.from("\r\n--b--\r\n"),
        ]),
      ),
  },
  { name: "a number", sent: (own, p) => ({ json: { ...own, [p]: 1 } }) },
  { name: "a truth value", sent: (own, p) => ({ json: { ...own, [p]: true } }) },
  { name: "an array", sent: (own, p) => ({ json: { ...own, [p]: ["a"] } }) },
  { name: "an object", sent: (own, p) => ({ json: { ...own, [p]: { a: "b" } } }) },
  {
    name: "a grant type that is an array",
    sent: (own) => ({ json: { ...own, grant_type: ["client_credentials"] } }),
  },
  { name: "a client_id that is an object", sent: (own) => ({ json: { ...own, client_id: {} } }) },
  { name: "a file", sent: (own, p) => withFile(own, p) },
  {
    name: "a file in the place of the client_secret",
    sent: ({ client_secret: _, ...own }) => withFile(own, "client_secret"),
  },
  { name: "a JSON array", sent: () => ({ json: [] }) },
  { name: "JSON text", sent: () => ({ json: "grant_type=client_credentials" }) },
  {
    name: "JSON that ends early",
    sent: () => ({ raw: { body: '{"grant_type":', type: "application/json" } }),
  },
  { name: "JSON with a prototype", sent: (own) => jsonText(own, '"__proto__":{"code":"x"}') },
  {
    name: "JSON with a constructor",
    sent: (own) => jsonText(own, '"constructor":{"prototype":{"code":"x"}}'),
  },
  {
    name: "JSON a thousand levels deep",
    sent: (own, p) => jsonText(own, `"${p}":${"[".repeat(1_000)}${"]".repeat(1_000)}`),
  },
  {
    name: "multipart/form-data without a boundary",
    sent: (own) => multipartText(partsOf(own), "multipart/form-data"),
  },
  { name: "multipart/form-data that ends early", sent: (own) => multipartText(partsOf(own)) },
  {
    name: "multipart/form-data that ends within a part's head",
    sent: (own) => multipartText(`${partsOf(own)}--b\r\ncontent-disp`),
  },
  { name: "multipart/form-data without any part", sent: () => multipartText("nothing of the kind") },
  {
    name: "multipart/form-data with a hundred parts",
    sent: (own, p) => multipartText(`${partsOf(own)}${part(p, "a").repeat(100)}--b--\r\n`),
  },
];
