import { recordsOf, wholeApps, type AskForPage, type Page } from "./whole-apps.ts";

/** How the portal is asked for one object, and for all that a program manages. */
export interface Sources {
  get: <T>(path: string) => Promise<T>;
  /** Asks for a page of the snapshot of what is managed under names that begin so. */
  page: (prefix: string, ...asked: Parameters<AskForPage>) => ReturnType<AskForPage>;
}

export interface Reads {
  /** The object at the path; `managedBy` is who is known to manage it. */
  read: <T>(path: string, managedBy: unknown) => Promise<T>;
  /** Something was written: what was known before may be no longer so. */
  written: () => void;
}

/** Reads that are asked for one by one, before all are answered at once. */
const FEW = 4;
/** Milliseconds. */
const PAUSE = 2_000;
const FRESH = 30_000;

/**
 * Answers many reads with few requests, by a snapshot of what the program manages.
 *
 * A refresh must not show what is no longer so. A snapshot therefore answers within one unbroken burst of reads only: without a
 * pause, without a write by this process, once for each object, and no longer than `FRESH`. Who changes something elsewhere
 * and looks again does so after a pause or asks for the same object, and that asks the portal. A read that waits for a snapshot
 * while a write is answered was asked before the answer, and may see either. What a snapshot lacks it knows nothing of.
 */
export function manyReads({ get, page }: Sources, now = () => performance.now()): Reads {
  const bursts = new Map<string, Burst>();

  async function answer<T>(burst: Burst, prefix: string, path: string): Promise<T> {
    if (burst.asked.has(path)) return get(path);
    burst.asked.add(path);
    if (burst.asked.size <= FEW) return get(path);
    if (!burst.snapshot || now() - burst.snapshot.began > FRESH) {
      burst.snapshot = { began: now(), records: take(burst, prefix) };
    }
    const record = (await burst.snapshot.records)?.get(path);
    return record === undefined ? get(path) : (record as T);
  }

  async function take(burst: Burst, prefix: string) {
    try {
      burst.pages = await wholeApps((...asked) => page(prefix, ...asked), burst.pages);
      return recordsOf(burst.pages.values());
    } catch {
      // The portal may have no snapshot, or none for this token; what else fails fails a read by itself too, which tells why.
      return undefined;
    }
  }

  return {
    async read(path, managedBy) {
      const prefix = programOf(managedBy);
      if (prefix === undefined) return get(path);
      const burst = bursts.get(prefix) ?? { ...nothing(), pages: new Map(), underWay: 0, last: 0 };
      bursts.set(prefix, burst);
      if (burst.underWay === 0 && now() - burst.last > PAUSE) Object.assign(burst, nothing());
      burst.underWay++;
      try {
        return await answer(burst, prefix, path);
      } finally {
        burst.underWay--;
        burst.last = now();
      }
    },
    written() {
      for (const burst of bursts.values()) Object.assign(burst, nothing());
    },
  };
}

interface Burst {
  /** The paths that were asked for. */
  asked: Set<string>;
  snapshot?: { began: number; records: Promise<Map<string, unknown> | undefined> } | undefined;
  /** The pages of the latest snapshot, also of an earlier burst. */
  pages: Map<string | undefined, Page>;
  underWay: number;
  /** When a read was answered last. */
  last: number;
}

function nothing(): Pick<Burst, "asked" | "snapshot"> {
  return { asked: new Set(), snapshot: undefined };
}

/** The beginning that the names of all of a program's resources share: organization, stack and project. */
function programOf(managedBy: unknown): string | undefined {
  return typeof managedBy === "string"
    ? /^(?:[^/]*\/)?urn:pulumi:[^:]+::[^:]+::/.exec(managedBy)?.[0]
    : undefined;
}
