import { Busboy, type BusboyHeaders } from "@fastify/busboy";
import type { FastifyInstance } from "fastify";
import { OAuthError } from "./errors.ts";

/** Lets endpoints take parameters as forms, too; JSON they take already. */
export function readForms(app: FastifyInstance): void {
  app.addContentTypeParser(
    "application/x-www-form-urlencoded",
    { parseAs: "string" },
    async (_: unknown, body: string | Buffer) => fieldsOf(new URLSearchParams(String(body))),
  );
  app.addContentTypeParser(
    "multipart/form-data",
    { parseAs: "buffer" },
    async ({ headers }: { headers: object }, body: string | Buffer) =>
      fieldsOf(await multipartFields(headers as BusboyHeaders, body)),
  );
}

type Field = [name: string, value: unknown];

function multipartFields(headers: BusboyHeaders, body: string | Buffer): Promise<Field[]> {
  const fields: Field[] = [];
  return new Promise<Field[]>((resolve, reject) => {
    const parser = new Busboy({ headers });
    parser.on("field", (name, value) => void fields.push([name, value]));
    parser.on("file", (name, file) => {
      fields.push([name, file]);
      // A part that is cut off fails on its own, and nobody listening would end the process.
      file.on("error", reject).resume();
    });
    parser.on("finish", () => resolve(fields));
    parser.on("error", reject);
    parser.end(body);
  }).catch(() => {
    throw new OAuthError("invalid_request", "The body is no multipart/form-data.");
  });
}

/** One value for each name: what was given more than once is no text any more, whatever it was. */
function fieldsOf(fields: Iterable<Field>): Record<string, unknown> {
  const values = new Map<string, unknown>();
  for (const [name, value] of fields) values.set(name, values.has(name) ? [] : value);
  return Object.fromEntries(values);
}
