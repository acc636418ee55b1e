import type { FastifyBaseLogger } from "fastify";

/** A request's own logger, made when it is first used: nearly every request has no more to say than its one line. */
export class RequestLogger implements FastifyBaseLogger {
  readonly #make: () => FastifyBaseLogger;
  #made: FastifyBaseLogger | undefined;

  constructor(make: () => FastifyBaseLogger) {
    this.#make = make;
  }

  get #logger(): FastifyBaseLogger {
    return (this.#made ??= this.#make());
  }

  get level(): string {
    return this.#logger.level;
  }

  set level(level: string) {
    this.#logger.level = level;
  }

  child(...args: Parameters<FastifyBaseLogger["child"]>): FastifyBaseLogger {
    return this.#logger.child(...args);
  }

  fatal(...args: unknown[]): void {
    this.#logger.fatal(...(args as [object]));
  }

  error(...args: unknown[]): void {
    this.#logger.error(...(args as [object]));
  }

  warn(...args: unknown[]): void {
    this.#logger.warn(...(args as [object]));
  }

  info(...args: unknown[]): void {
    this.#logger.info(...(args as [object]));
  }

  debug(...args: unknown[]): void {
    this.#logger.debug(...(args as [object]));
  }

  trace(...args: unknown[]): void {
    this.#logger.trace(...(args as [object]));
  }

  silent(...args: unknown[]): void {
    this.#logger.silent(...(args as [object]));
  }
}
