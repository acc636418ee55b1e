/** What the portal allows: a bucket of requests, which fills again by and by. */
interface Bucket {
  limit: number;
  /** What was in it at a moment, without those under way. */
  left: number;
  at: number;
  /** When it is full if no more are sent. */
  full: number;
}

/** The headers of an answer, or nothing where none came. */
type Headers = Readonly<Record<string, unknown>> | undefined;

/** To be called when the request was answered or has failed. */
export type Answered = (headers?: Headers) => void;

/** Requests that may be under way before the portal has said what it allows. */
const UNTOLD = 10;
/** Seconds of waiting that are not worth a word. */
const SHORT = 2;
const LONGEST_RESET = 86_400;

/**
 * Gives each request its turn when the portal will not refuse it as one too many, as far as its answers tell; the signal gives a turn
 * at once. Tells of a long wait, once.
 */
export function allowance(
  tell: (message: string) => void = () => undefined,
  now = () => performance.now() / 1000,
): (signal?: AbortSignal) => Promise<Answered> {
  let bucket: Bucket | "no limit" | undefined;
  // Told are whole seconds and whole requests: what follows from an answer is never too much, and the most comes nearest.
  let perSecond = 0;
  let [sent, newest, underWay, answers] = [0, 0, 0, 0];
  let timer: NodeJS.Timeout | undefined;
  let silent = false;
  const queue: (() => void)[] = [];

  const available = () => {
    if (bucket === undefined) return UNTOLD - underWay;
    if (bucket === "no limit") return Infinity;
    const { limit, left, at, full } = bucket;
    return Math.min(limit - underWay, now() >= full ? limit : left + (now() - at) * perSecond);
  };

  /** Seconds until so many more may be sent, if none is answered in between. */
  const timeFor = (requests: number) => {
    if (typeof bucket !== "object" || now() >= bucket.full) return Infinity;
    const full = bucket.full - now();
    const flow = perSecond > 0 ? (requests - available()) / perSecond : full;
    return requests + underWay > bucket.limit ? flow : Math.min(flow, full);
  };

  function begin(): Answered {
    if (typeof bucket === "object") bucket = { ...bucket, left: available() - 1, at: now() };
    underWay++;
    const number = ++sent;
    const before = answers;
    let open = true;
    return (headers) => {
      if (!open) return;
      open = false;
      underWay--;
      if (headers) learn(headers, { number, meanwhile: answers++ - before });
      advance();
    };
  }

  /** `meanwhile`: how many others were answered while the request was under way. */
  function learn(
    headers: NonNullable<Headers>,
    { number, meanwhile }: { number: number; meanwhile: number },
  ) {
    const [limit = NaN, remaining = NaN, reset = NaN] = ["limit", "remaining", "reset"].map((name) =>
      Number(headers[`x-rate-limit-${name}`] ?? NaN),
    );
    if (!(limit >= 1 && remaining >= 0 && reset >= 0 && reset <= LONGEST_RESET)) {
      bucket ??= "no limit";
      return;
    }
    if (reset > 0) perSecond = Math.max(perSecond, (limit - remaining - 1) / reset);
    // In which order the portal counted what was under way together, nobody knows: any of the others may have come later.
    const least = remaining - underWay - meanwhile;
    const known = typeof bucket === "object" ? bucket : undefined;
    const most = known ? Math.min(available(), remaining) : -Infinity;
    // An answer that was overtaken tells of a past in which there may have been more.
    const left = number < newest ? most : Math.max(least, most);
    newest = Math.max(newest, number);
    bucket = { limit, left, at: now(), full: Math.max(known?.full ?? 0, now() + reset) };
  }

  function advance() {
    clearTimeout(timer);
    while (queue.length > 0 && available() >= 1) queue.shift()?.();
    const seconds = timeFor(1);
    if (queue.length > 0 && seconds < Infinity) timer = setTimeout(advance, Math.max(1, seconds * 1000));
  }

  return async (signal) => {
    if (signal?.aborted || (queue.length === 0 && available() >= 1)) return begin();
    const { promise, resolve } = Promise.withResolvers<Answered>();
    const turn = () => {
      signal?.removeEventListener("abort", leave);
      resolve(begin());
    };
    const leave = () => {
      queue.splice(queue.indexOf(turn), 1);
      resolve(begin());
    };
    signal?.addEventListener("abort", leave, { once: true });
    const seconds = timeFor(queue.length + 1);
    if (queue.push(turn) === 1) advance();
    if (!silent && seconds > SHORT && seconds < Infinity) {
      silent = true;
      tell(`Waiting about ${Math.ceil(seconds)} s: the portal's rate limit allows no more requests before`);
    }
    return promise;
  };
}
