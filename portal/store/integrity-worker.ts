import BetterSqlite3 from "better-sqlite3";
import { parentPort, workerData } from "node:worker_threads";
import { damageIn } from "./sqlite-integrity.ts";

// A thread of its own, because the check reads the whole database without a pause.
const connection = new BetterSqlite3(workerData as string, { readonly: true, timeout: 10_000 });
const damage = damageIn(connection, { thorough: false });
connection.close();
parentPort?.postMessage(damage);
