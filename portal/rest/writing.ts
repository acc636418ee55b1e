import type { FastifyInstance, FastifyRequest } from "fastify";
import Type from "typebox";
import type { Clock } from "../clock.ts";
import { accessTokenOf } from "../oauth/live-tokens.ts";
import { toMoment } from "../sandboxes/stamps.ts";
import { body } from "../schemas.ts";
import type { Store } from "../store/store.ts";
import type { Database } from "../store/tables.ts";
import { invalidToken, openedSandbox } from "./doorkeeper.ts";
import { id } from "./fields.ts";
import { peopleOf } from "./people.ts";
import { idOf, type Place } from "./place.ts";
import { sendJson } from "./reading.ts";
import { addRecord, findRecord, removeRecord, replaceRecord } from "./records.ts";
import { notVisible, wrong } from "./rest-error.ts";
import { rfis } from "./rfis.ts";
import { submittals } from "./submittals.ts";
import { tasks } from "./tasks.ts";
import type { Writable, Writing } from "./writable.ts";

interface Tools {
  store: Store;
  clock: Clock;
  /** Where a request was let in to. */
  placeFor: (request: FastifyRequest) => Place;
}

/**
 * What can be written in a sandbox. It is the client's to play with: no audit event tells of it, and all of it goes with
 * the sandbox.
 */
export function writingRoutes(app: FastifyInstance, { store, clock, placeFor }: Tools): void {
  for (const collection of [rfis, submittals, tasks]) {
    const { url } = collection;
    const inPath = url.includes(":project_id");
    const bodyOf = (fields: Writable["creation"]) =>
      body({ [collection.wrapper]: fields, ...(inPath ? {} : { project_id: Type.Optional(id) }) });
    const config = { about: {} };

    app.post(url, { config, schema: { body: bodyOf(collection.creation) } }, async (request, reply) => {
      const text = await write(request, collection, async (writing) => {
        const record = await collection.create(fieldsOf(request, collection), writing);
        return addRecord(writing.db, writing.place, collection.collection, record);
      });
      return sendJson(reply.code(201), text);
    });

    app.patch(
      `${url}/:id`,
      { config, schema: { body: bodyOf(collection.change) } },
      async (request, reply) => {
        const text = await write(request, collection, async (writing) => {
          const { db, place } = writing;
          const known = JSON.parse(await findRecord(db, place, keyOf(request, collection))) as { id: number };
          const record = await collection.update(known, fieldsOf(request, collection), writing);
          return replaceRecord(db, place, collection.collection, record);
        });
        return sendJson(reply, text);
      },
    );

    app.delete(`${url}/:id`, { config }, async (request, reply) => {
      await write(request, collection, ({ db, place }) =>
        removeRecord(db, place, keyOf(request, collection)),
      );
      return reply.code(204).send(null);
    });
  }

  /** The token may have ended since the request was let in, while its body was coming: it is looked at anew. */
  function write<T>(
    request: FastifyRequest,
    collection: Writable,
    work: (writing: Writing) => Promise<T>,
  ): Promise<T> {
    const place = placeFor(request);
    checkProject(request, place, collection);
    const now = clock();
    const at = toMoment(now);
    return store.write(async (db: Database) => {
      const opened = await openedSandbox(db, accessTokenOf(request.headers.authorization), now);
      const people = await peopleOf(db, place, collection.wrapper);
      const { developer: created_by } = people;
      if (opened !== place.sandboxId || !created_by) throw invalidToken();
      return work({ db, place, people, stamps: { created_by, created_at: at, updated_at: at } });
    });
  }
}

function fieldsOf({ body }: FastifyRequest, { wrapper }: Writable): never {
  return (body as Record<string, never>)[wrapper] as never;
}

function keyOf({ params }: FastifyRequest, { collection }: Writable) {
  return { collection, id: idOf((params as { id: unknown }).id) };
}

/** Where the path names no project, the query or the body does. */
function checkProject({ query, body }: FastifyRequest, { projectId }: Place, { url }: Writable): void {
  if (url.includes(":project_id")) return;
  const inQuery = (query as { project_id?: string }).project_id;
  const inBody = (body as { project_id?: number } | undefined)?.project_id;
  if (inQuery === undefined && inBody === undefined) throw wrong([["project_id", ["is required"]]]);
  if (inBody !== undefined && inBody !== projectId) throw notVisible();
}
