import type { Connection } from "./client/http.ts";
import { ExpectedError } from "./core/errors.ts";
import { nearest } from "./core/nearest.ts";

/** A setting's place in the stack's configuration, in the environment where it has one, and its rule. */
interface Setting<T> {
  key: string;
  variable?: string;
  default?: T;
  secret?: true;
  /** The value, or why it is refused, worded to follow the setting's name. */
  parse: (text: string) => { value: T } | { reason: string };
  /** What to do when it is missing. */
  missing?: string;
}

/** Every setting of the provider. */
export const settings: { [K in keyof Connection]: Setting<Connection[K]> } = {
  url: {
    key: "devportal:url",
    variable: "DEVPORTAL_URL",
    parse: addressOf,
    missing: "set it with `pulumi config set devportal:url https://portal.example.com`",
  },
  token: {
    key: "devportal:token",
    variable: "DEVPORTAL_TOKEN",
    secret: true,
    parse: (value) =>
      /^[\x21-\x7e]+$/.test(value)
        ? { value }
        : { reason: "must be one word: it contains white space or characters no token has" },
    missing:
      "make one with `devportal token create`, then set it with `pulumi config set --secret devportal:token`",
  },
  maxRetries: { key: "devportal:maxRetries", default: 5, parse: numberIn(0, 20, true) },
  requestTimeout: { key: "devportal:requestTimeout", default: 30, parse: numberIn(0.1, 600) },
  maxRequestsPerSecond: { key: "devportal:maxRequestsPerSecond", default: 0, parse: numberIn(0, 10_000) },
};

/** Something wrong with one setting, worded to follow its name. */
export interface Problem {
  setting: keyof Connection;
  /** What it is called where it was set, such as `devportal:url` or `DEVPORTAL_URL`. */
  called: string;
  reason: string;
}

/** The settings are missing or wrong; lists every one of them. */
export class ConfigurationError extends ExpectedError {
  override readonly name = "ConfigurationError";

  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(
      `The configuration for the portal is not complete or not right:\n${problems.map(({ called, reason }) => `  - ${called} ${reason}`).join("\n")}`,
    );
    this.problems = problems;
  }
}

export function isSecretSetting(name: string): boolean {
  return Object.entries(settings).some(([known, { secret }]) => known === name && secret);
}

/** The name that a misspelt setting was probably meant to have. */
export function settingMeantBy(name: string): string | undefined {
  return name in settings ? undefined : nearest(name, Object.keys(settings));
}

/**
 * Reads where the portal is and how to ask it; the stack's configuration wins over the environment.
 * @throws ConfigurationError
 */
export function readConfiguration(
  get: (key: string) => string | undefined,
  environment: Record<string, string | undefined> = process.env,
): Connection {
  const problems: Problem[] = [];
  const values = Object.entries(settings).map(([name, setting]: [string, Setting<unknown>]) => {
    const fromStack = get(setting.key) || undefined;
    const text = fromStack ?? (setting.variable && environment[setting.variable]) ?? "";
    const add = (called: string, reason: string) =>
      void problems.push({ setting: name as keyof Connection, called, reason });
    if (text === "") {
      if (setting.default === undefined) {
        add(`${setting.key} (or the variable ${setting.variable})`, `is missing: ${setting.missing}`);
      }
      return [name, setting.default];
    }
    const parsed = setting.parse(text);
    if ("reason" in parsed) {
      add(fromStack === undefined && setting.variable ? setting.variable : setting.key, parsed.reason);
    }
    return [name, "value" in parsed ? parsed.value : undefined];
  });
  if (problems.length > 0) throw new ConfigurationError(problems);
  return Object.fromEntries(values) as Connection;
}

function addressOf(text: string): { value: string } | { reason: string } {
  const url = /\s/.test(text) || !URL.canParse(text) ? undefined : new URL(text);
  if (!url || !["http:", "https:"].includes(url.protocol)) {
    return { reason: "must be an http or https address such as https://portal.example.com" };
  }
  if (url.username || url.password) return { reason: "must not contain a user name or password" };
  if (url.search || url.hash) return { reason: "must not have a query (?) or a fragment (#)" };
  return { value: `${url.origin}${url.pathname}`.replace(/\/+$/, "") };
}

function numberIn(minimum: number, maximum: number, whole = false) {
  return (text: string): { value: number } | { reason: string } => {
    const value = Number(text.trim() || NaN);
    if (value >= minimum && value <= maximum && (!whole || Number.isInteger(value))) return { value };
    return { reason: `must be a ${whole ? "whole " : ""}number from ${minimum} to ${maximum}` };
  };
}
