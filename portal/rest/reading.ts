import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { developerOf } from "../sandboxes/developer.ts";
import type { Store } from "../store/store.ts";
import type { Database } from "../store/tables.ts";
import type { doorkeeper } from "./doorkeeper.ts";
import { folderTree, type Folder } from "./folders.ts";
import { describePage, pageOf } from "./paging.ts";
import { idOf, type Address, type Place } from "./place.ts";
import { allRecords, findRecord, listRecords } from "./records.ts";
import { notVisible } from "./rest-error.ts";

interface Tools {
  store: Store;
  publicUrl: () => string;
  enter: ReturnType<typeof doorkeeper>;
}

type About = Address & { anyCompany?: boolean };

const lists: [url: string, collection: string, about?: About][] = [
  ["/companies", "companies", { anyCompany: true }],
  ["/companies/:company_id/users", "users"],
  ["/projects", "projects", { required: ["company_id"] }],
  ["/projects/:project_id/users", "project_users"],
  ["/vendors", "vendors", { required: ["company_id"] }],
  ["/projects/:project_id/rfis", "rfis"],
  ["/projects/:project_id/submittals", "submittals"],
  ["/projects/:project_id/drawing_sets", "drawing_sets"],
  ["/images", "images", { required: ["project_id"] }],
  ["/tasks", "tasks", { required: ["project_id"] }],
];

const singles: [url: string, collection: string, about?: About][] = [
  ["/projects/:id", "projects"],
  ["/projects/:project_id/rfis/:id", "rfis"],
  ["/projects/:project_id/submittals/:id", "submittals"],
  ["/tasks/:id", "tasks", { required: ["project_id"] }],
];

/** What can be read of a sandbox. Records are stored as they are answered, so their text is passed on. */
export function readingRoutes(app: FastifyInstance, { store, publicUrl, enter }: Tools): void {
  /** Lets a request in and answers it out of one moment of the database. */
  function get(
    url: string,
    about: About,
    work: (db: Database, place: Place, request: FastifyRequest, reply: FastifyReply) => Promise<string>,
  ): void {
    app.get(url, { config: { about, entersItself: true } }, async (request, reply) => {
      const text = await store.read(async (db) => work(db, await enter(db, request, reply), request, reply));
      return sendJson(reply, text);
    });
  }

  get("/me", { anyCompany: true }, async (db, { sandboxId }) =>
    JSON.stringify(await developerOf(db, sandboxId)),
  );

  for (const [url, collection, about] of lists) {
    get(url, { ...about, paged: true }, async (db, place, request, reply) => {
      const page = pageOf(request.query as object);
      const { texts, total } = await listRecords(db, place, collection, page);
      describePage(request, reply, page, total, publicUrl());
      return `[${texts.join(",")}]`;
    });
  }

  for (const [url, collection, about = {}] of singles) {
    get(url, about, async (db, place, request) => {
      const { id } = request.params as { id: string };
      return findRecord(db, place, { collection, id: idOf(id) });
    });
  }

  get("/folders", { required: ["project_id"] }, async (db, place) => {
    const tree = folderTree(await allRecords<Folder>(db, place, "folders"));
    if (!tree) throw notVisible();
    return JSON.stringify(tree);
  });
}

/** Answers with JSON that is text already. */
export function sendJson(reply: FastifyReply, text: string): FastifyReply {
  return reply.type("application/json; charset=utf-8").send(text);
}
