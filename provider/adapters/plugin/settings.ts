import {
  ConfigurationError,
  isSecretSetting,
  readConfiguration,
  settingMeantBy,
} from "../../configuration.ts";
import type { CheckFailure } from "../../core/check.ts";
import { equal, isUnknown, type Values } from "../../core/wire.ts";
import { secret } from "./values.ts";

/** The key of the stack's configuration that is the provider's argument. */
const argumentOf = (key: string) => key.replace(/^devportal:/, "");

/**
 * What is wrong with the provider's arguments; those that are not known yet are left alone. No failure names its property:
 * the engine would print the value, and it may be the token.
 */
export function checkSettings(args: Values): CheckFailure[] {
  const reasons = Object.keys(args).flatMap((name) => {
    const meant = settingMeantBy(name);
    return meant === undefined
      ? []
      : [`devportal:${name} is not a setting; did you mean devportal:${meant}?`];
  });
  try {
    readConfiguration(getFrom(args));
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    const problems = error.problems.filter(({ setting }) => !isUnknown(args[setting]));
    reasons.push(...problems.map(({ called, reason }) => `${called} ${reason}`));
  }
  return reasons.map((reason) => ({ property: "", reason }));
}

/** The arguments as the state is to hold them. */
export function keptSettings(args: Values): Values {
  const kept = Object.entries(args).map(([name, value]) => [
    name,
    isSecretSetting(name) && !isUnknown(value) ? secret(value) : value,
  ]);
  return Object.fromEntries(kept) as Values;
}

/** The arguments that differ. Another address of the portal replaces nothing: it holds the same objects. */
export function changedSettings(olds: Values, news: Values): string[] {
  return Object.keys({ ...olds, ...news }).filter((name) => !equal(olds[name], news[name]));
}

/** How the runtime finds a setting among the arguments. */
export function getFrom(args: Values): (key: string) => string | undefined {
  return (key) => {
    const value = args[argumentOf(key)];
    return typeof value === "string" || value === undefined || value === null
      ? (value ?? undefined)
      : JSON.stringify(value);
  };
}
