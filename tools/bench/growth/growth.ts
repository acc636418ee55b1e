import { readFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPortal } from "../../portal.ts";
import { makeData, type PortalData } from "../data/make.ts";
import type { BenchRequest } from "../portal/announcement.ts";
import { withChild, type Child } from "../portal/child.ts";
import { answerOf } from "../portal/children/devportal-requests.ts";
import { answersPerSecond } from "../portal/load.ts";
import { results, type Result } from "../results.ts";
import { turns } from "../turns.ts";

const sizes = [1_000, 10_000, 100_000];
const starts = 3;

/** What is measured of a portal with more and more apps, with its unit. */
const cases = {
  "list, a row": "µs",
  "snapshot, a row": "µs",
  "list of one who sees 40": "µs",
  "snapshot of a stack of 100": "µs",
  "get app": "µs",
  "create app": "µs",
  "My Apps page": "µs",
  "My Apps page, searched": "µs",
  memory: "MB",
  start: "ms",
} as const;
type Sample = Partial<Record<keyof typeof cases, number>>;

/** The same work on portals of 1 thousand to 100 thousand apps, each in a process of its own. */
export async function measureGrowth(rounds: number): Promise<Result[]> {
  const made: { size: number; data: PortalData }[] = [];
  const samples = new Map<string, Sample[]>([["no apps", []]]);
  try {
    for (const size of sizes) {
      console.log(`making the data of ${nameOf(size)} …`);
      made.push({ size, data: await makeData(size) });
      samples.set(nameOf(size), []);
    }
    for (const { round, subject } of turns(rounds, made)) {
      const name = nameOf(subject.size);
      console.log(`round ${round} of ${rounds}: ${name} …`);
      samples.get(name)?.push(...(await startsOf(subject.data.folder)), await work(subject));
      samples.get("no apps")?.push(...(await emptyStarts()));
    }
    return results(samples, cases);
  } finally {
    for (const { data } of made) await data.remove();
  }
}

function nameOf(size: number): string {
  return `${size.toLocaleString("en")} apps`;
}

async function emptyStarts(): Promise<Sample[]> {
  const folder = await mkdtemp(join(tmpdir(), "devportal-bench-"));
  try {
    // The first start makes the tables.
    await startsOf(folder, 1);
    return await startsOf(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** From the start of the command `devportal serve` to the line with its address. */
async function startsOf(data: string, count = starts): Promise<Sample[]> {
  const samples: Sample[] = [];
  while (samples.length < count) {
    const begun = performance.now();
    const portal = await startPortal({ data, port: 0, log: join(data, "log") });
    samples.push({ start: performance.now() - begun });
    await portal.stop();
  }
  return samples;
}

function work({ size, data: { folder, access } }: { size: number; data: PortalData }): Promise<Sample> {
  return withChild(["devportal", { folder, access, inPlace: true }], async (child) => {
    const pages = await pagesOf(child, size, access.token);
    const at = (paths: string[], token: string): BenchRequest[] =>
      paths.map((path) => ({ method: "GET", path, headers: { authorization: `Bearer ${token}` } }));
    const each = async (answers: number, requests: BenchRequest[] = []) => {
      const load = { in: "answers", warmUp: answers / 2, measured: answers } as const;
      return 1e6 / (await answersPerSecond(child.url, requests, (body) => body.length > 100, load));
    };
    const lists = at(
      pages.map((query) => `/api/v1/apps?limit=500&${query}`),
      access.token,
    );
    const snapshots = at(
      pages.map((query) => `/api/v1/snapshot?${query}`),
      access.token,
    );
    const ofStack = `/api/v1/snapshot?managedBy=${encodeURIComponent(access.stack)}`;
    const [page] = child.requests["My Apps page"] ?? [];

    const sample: Sample = {
      "list, a row": (await each(1_000, lists)) / 500,
      "snapshot, a row": (await each(300, snapshots)) / 500,
      "list of one who sees 40": await each(3_000, at(["/api/v1/apps"], access.guest)),
      "snapshot of a stack of 100": await each(600, at([ofStack], access.token)),
      "get app": await each(10_000, child.requests["get app"]),
      "My Apps page": await each(600, page && [page]),
      "My Apps page, searched": await each(200, page && [{ ...page, path: "/apps?search=pp+77" }]),
      "create app": await each(3_000, child.requests["create app"]),
    };
    const memory = await residentMemory(child.pid);
    return memory === undefined ? sample : { ...sample, memory };
  });
}

/** The queries for at most twenty full pages of 500 apps, evenly spread over all. */
async function pagesOf({ url }: Child, size: number, token: string): Promise<string[]> {
  const queries = [""];
  const count = Math.floor(size / 500);
  const headers = { authorization: `Bearer ${token}` };
  while (queries.length < count) {
    const path = `/api/v1/apps?limit=500&${queries.at(-1) ?? ""}`;
    const { nextCursor } = await answerOf<{ nextCursor: string }>(url, { method: "GET", path, headers });
    queries.push(`cursor=${encodeURIComponent(nextCursor)}`);
  }
  const step = Math.max(1, Math.floor(count / 20));
  return queries.filter((_, index) => index % step === 0).slice(0, 20);
}

/** What a process has resident, in MB; undefined where the system does not tell. */
async function residentMemory(pid: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(status) ?? [];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1_000;
}
