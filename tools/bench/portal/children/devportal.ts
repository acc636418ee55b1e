import { cp } from "node:fs/promises";
import { join } from "node:path";
import { createApp } from "../../../../portal/app.ts";
import { appendTo } from "../../../../portal/log-file.ts";
import { logOptions } from "../../../../portal/log.ts";
import { newSealingKey, sealingKeys } from "../../../../portal/sealing.ts";
import { openSqliteStore, type SqliteOptions } from "../../../../portal/store/sqlite.ts";
import type { Access } from "../../data/make.ts";
import { addressOf, announce } from "./announce.ts";
import { requestsOf } from "./devportal-requests.ts";

/** What the portal is started on. */
export interface Started {
  folder: string;
  access: Access;
  /** Whether what it writes stays in the folder; otherwise it works on a copy. */
  inPlace?: boolean;
  store?: Pick<SqliteOptions, "batch">;
}

/** The portal as `devportal serve` runs it, with a log line for every request; only its rate limit is out of reach. */
await announce(async (own) => {
  const started = JSON.parse(process.argv[2] ?? "") as Started;
  const folder = started.inPlace ? started.folder : join(own, "data");
  if (!started.inPlace) await cp(started.folder, folder, { recursive: true });
  const file = join(folder, "devportal.db");
  let url = "";
  const app = await createApp({
    store: await openSqliteStore(file, started.store),
    clock: () => new Date(),
    keys: sealingKeys([newSealingKey()]),
    publicUrl: () => url,
    rateLimit: { perSecond: 1e9, burst: 1e9 },
    log: logOptions("info", await appendTo(join(own, "log"))),
  });
  await app.listen({ host: "127.0.0.1", port: 0, listenTextResolver: () => "listening" });
  url = addressOf(app.server);
  return {
    url,
    requests: await requestsOf(url, started.access),
    stored: {
      "client_credentials tokens": {
        property: "access_token",
        file,
        query: "select 1 from oauth_tokens where access_hash = ?",
        storedAs: "hex SHA-256",
      },
      "create app": {
        property: "id",
        file,
        // No change without its audit event.
        query: "select 1 from audit_events where app_id = ? and action = 'app.created'",
        storedAs: "itself",
      },
    },
  };
});
