import { randomBytes, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { settingsOf } from "../../subjects/subject.ts";
import { json } from "../announcement.ts";
import { announce, listen } from "./announce.ts";
import { openDatabase } from "./database.ts";

/** Nothing but node:http and SQLite: stores what it is sent, waits for the disk, and answers. It asks nobody who they are. */
await announce(async (folder) => {
  const file = join(folder, "bare.db");
  const database = openDatabase(file);
  database.exec("create table objects (id text primary key, content text not null) without rowid");
  const insert = database.prepare("insert into objects values (?, ?)");

  const made = {
    "/apps": (body: string) => ({ id: randomUUID(), ...(JSON.parse(body) as object) }),
    "/token": () => ({ id: randomBytes(32).toString("base64url"), token_type: "Bearer", expires_in: 5_400 }),
  };
  async function answerTo(request: IncomingMessage): Promise<string> {
    const object = made[request.url === "/apps" ? "/apps" : "/token"](await text(request));
    const answer = JSON.stringify(object);
    insert.run(object.id, answer);
    return answer;
  }
  const server = createServer((request, response) => {
    void answerTo(request).then((answer) =>
      response.writeHead(200, { "content-type": "application/json; charset=utf-8" }).end(answer),
    );
  });
  const stored = {
    property: "id",
    file,
    query: "select 1 from objects where id = ?",
    storedAs: "itself",
  } as const;
  return {
    url: await listen(server),
    requests: {
      "create app": [{ method: "POST", path: "/apps", ...json({ ...settingsOf(0), name: "App [<id>]" }) }],
      "client_credentials tokens": [
        { method: "POST", path: "/token", ...json({ grant_type: "client_credentials" }) },
      ],
    },
    stored: { "create app": stored, "client_credentials tokens": stored },
  };
});
