import { check, type CheckFailure } from "./check.ts";
import { changes, diff, type Difference } from "./diff.ts";
import { created, updated } from "./preview.ts";
import type { AnyDefinition, Context } from "./define.ts";
import { takeOver } from "./take-over.ts";
import { ExpectedError, means, UnfinishedError } from "./errors.ts";
import { fenceText, latestRun, nextFence } from "./fence.ts";
import type { Property } from "./property.ts";
import { gone, removeObject } from "./remove.ts";
import { replacements } from "./replacements.ts";
import { sameNames } from "./same-names.ts";
import { compact, equal, type Values } from "./wire.ts";

/** What handlers need of their surroundings. */
export interface Surroundings<P> {
  portal: P;
  /** Makes a claim or a run: later ones are greater as text, and greater than the one given. */
  newClaim: (after?: string) => string;
  now: () => Date;
  warn: (message: string) => void;
  say: (message: string) => void;
  progress: (message: string) => void;
  /** What ends the operation that asks. */
  signal?: (() => AbortSignal | undefined) | undefined;
}

/** The six operations on plain values, as any adapter calls them, and what comes before them. */
export interface Handlers {
  check: (olds: Values, news: Values) => Promise<{ inputs: Values; failures: CheckFailure[] }>;
  /** Tells what is worth knowing before a change, or without one; it writes nothing and never fails. */
  foresee: (id: string, prior: Values, news: Values) => Promise<void>;
  diff: (prior: Values, news: Values) => Difference;
  /** What is known before `up` of an object that is created, or updated where there is a prior one. */
  preview: (inputs: Values, prior?: Values) => Values;
  create: (inputs: Values) => Promise<{ id: string; properties: Values }>;
  /** Answers nothing when the object is gone. */
  read: (id: string, prior: Values) => Promise<{ inputs: Values; properties: Values } | undefined>;
  /** Reads an object of which only the id is known, as if its declaration said what it is; fails when there is none. */
  find: (id: string, managedBy: unknown) => Promise<{ inputs: Values; properties: Values }>;
  update: (id: string, prior: Values, inputs: Values) => Promise<Values>;
  delete: (id: string, prior: Values) => Promise<void>;
}

interface Found {
  managedBy?: unknown;
  lastRun?: unknown;
}

/** What every resource gets for free from its definition. */
export function handlers<P>(definition: AnyDefinition<P>, surroundings: Surroundings<P>): Handlers {
  const { portal, newClaim, now, warn, say, progress, signal } = surroundings;
  const lifecycle = definition.lifecycle(portal);
  const taken = sameNames(definition.inputs);

  const telling = () => ({ warn, say, progress, signal: signal?.() });
  const replacement = replacements(definition);
  const contextOf = (by: unknown, claim: string | undefined, onWritten?: () => void): Context => {
    const managedBy = typeof by === "string" ? by : "";
    const written = (takenOver: boolean) => {
      onWritten?.();
      if (takenOver) warn(takeOver(definition.type, managedBy));
    };
    return { managedBy, write: { key: managedBy, claim, written }, ...telling() };
  };
  // An object that came without a claim, such as an imported one, has yet to be put under its declaration.
  const knownOf = (prior: Values) => (prior.claim === undefined ? { ...prior, managedBy: undefined } : prior);
  const inputsOf = (values: object) => pick(values, Object.keys(definition.inputs));
  const outputsOf = (values: object) => pick(values, Object.keys(definition.outputs));
  const liveOf = (id: string, prior: Values): Promise<Found | undefined> =>
    lifecycle.read(id, prior, telling()).catch((error: unknown) => {
      if (means(error, "gone")) return undefined;
      throw error;
    });

  const tellOfSecret = (id: string, properties: Values) => {
    const missing = ([name, { secret }]: [string, Property]) => secret && properties[name] === undefined;
    const advice = definition.withoutSecret?.(id, properties);
    if (advice !== undefined && Object.entries(definition.outputs).some(missing)) say(advice);
  };

  return {
    async check(olds, news) {
      const { inputs, failures } = check(definition.inputs, news);
      const fail = (property: string, reason: string) => void failures.push({ property, reason });
      await definition.check?.({ olds, inputs, fail, now: now() });
      taken(inputs, fail);
      replacement.check(olds, inputs, fail);
      return { inputs: compact(inputs), failures };
    },

    async foresee(id, prior, news) {
      try {
        await lifecycle.foresee?.(id, news, prior, telling());
      } catch {
        // Nothing that a preview shows, or an update does, hangs on it.
      }
    },

    diff(prior, news) {
      replacement.remember(prior, news);
      const difference = diff(definition.inputs, declared(prior, news), news, lifecycle.update !== undefined);
      const unfinished = definition.unfinished?.(prior);
      if (unfinished) difference.changes = true;
      if (unfinished === "replace" && difference.replaces.length === 0) {
        difference.replaces.push(
          ...Object.keys(news).filter((name) => definition.inputs[name]?.replaceOnChanges),
        );
      }
      return difference;
    },

    preview(inputs, prior) {
      if (!prior) return created(definition.outputs, inputs);
      const changed = Object.keys(changes(definition.inputs, prior, inputs));
      const unfinished = definition.unfinished?.(prior) !== undefined;
      return updated(definition.outputs, inputs, prior, { changed, unfinished });
    },

    async create(inputs) {
      replacement.forget(inputs.managedBy);
      const claim = newClaim();
      const context = contextOf(inputs.managedBy, claim);
      let unfinished: { id: string; live: object } | undefined;
      try {
        const { id, live } = await lifecycle.create(inputs, {
          ...context,
          made: (id: string, live: object) => void (unfinished = { id, live }),
          changesFrom: (live: object) => changes(definition.inputs, live as Values, inputs),
        });
        return { id, properties: compact({ ...outputsOf(live), ...inputs, claim }) };
      } catch (error) {
        if (!unfinished) throw error;
        const { id, live } = unfinished;
        const properties = compact({
          ...inputsOf(live),
          ...outputsOf(live),
          managedBy: context.managedBy,
          claim,
        });
        throw new UnfinishedError(id, properties, error);
      }
    },

    async read(id, prior) {
      const { claim } = prior;
      const live = await liveOf(id, prior);
      if (!live) {
        say(gone(definition.type, id, prior));
        return undefined;
      }
      // So that a refresh gets a state out whose run was overtaken, such as by one that failed or whose clock is ahead.
      const run = claim === undefined ? undefined : latestRun(prior.run, live.lastRun);
      const known = inputsOf(prior);
      const different = Object.entries(inputsOf(live)).filter(
        ([name, value]) => !equal(value, known[name]) && !(name === "managedBy" && claim === undefined),
      );
      const inputs = compact({ ...known, ...Object.fromEntries(different) });
      const properties = compact({ ...outputsOf(prior), ...outputsOf(live), ...inputs, claim, run });
      tellOfSecret(id, properties);
      return { inputs, properties };
    },

    async find(id, managedBy) {
      const live = await liveOf(id, {});
      if (!live) throw new ExpectedError(`There is no ${definition.type} with the id ${id}`);
      const { inputs } = check(definition.inputs, inputsOf(live));
      await definition.check?.({ olds: {}, inputs, fail: () => undefined, now: now() });
      const known = compact({ ...inputs, managedBy });
      const properties = compact({ ...outputsOf(live), ...known });
      tellOfSecret(id, properties);
      return { inputs: known, properties };
    },

    async update(id, prior, inputs) {
      replacement.forget(inputs.managedBy);
      if (!lifecycle.update) throw new Error(`${definition.type} cannot be updated`);
      const fence = nextFence(prior, newClaim);
      const { claim, run } = fence;
      const known = knownOf(prior);
      let latest: object | undefined;
      const context = contextOf(inputs.managedBy, fenceText(fence), () => void (latest ??= {}));
      try {
        const live = await lifecycle.update(id, inputs, known, {
          ...context,
          changes: changes(definition.inputs, known, inputs),
          made: (live: object) => void (latest = live),
        });
        return compact({ ...outputsOf(prior), ...outputsOf(live), ...inputs, claim, run });
      } catch (error) {
        const failure = means(error, "gone")
          ? new ExpectedError(
              `${definition.type} ${id} does not exist any more: run \`pulumi refresh\`, then \`pulumi up\` restores it where that is possible, and else makes a new one`,
            )
          : error;
        if (!latest) throw failure;
        const now = { ...inputsOf(prior), ...outputsOf(prior), ...inputsOf(latest), ...outputsOf(latest) };
        throw new UnfinishedError(id, compact({ ...now, claim, run }), failure);
      }
    },

    async delete(id, prior) {
      const { type } = definition;
      const remove = (fenced: boolean) => {
        const fence = fenced ? fenceText(nextFence(prior, newClaim)) : undefined;
        return lifecycle.delete(id, prior, contextOf(prior.managedBy, fence));
      };
      // Without who manages it, so that it is read as it is at this moment.
      const live = () => liveOf(id, { ...prior, managedBy: undefined });
      replacement.forget(prior.managedBy);
      await removeObject({ type, id, prior, live, remove, warn });
    },
  };
}

/** An object that came without a claim and without a declaration, such as an exported one, as if it were under this one. */
function declared(prior: Values, { managedBy }: Values): Values {
  const unwritten = prior.claim === undefined && prior.managedBy === undefined;
  return unwritten ? { ...prior, managedBy } : prior;
}

function pick(values: object, names: string[]): Values {
  return Object.fromEntries(
    names.filter((name) => name in values).map((name) => [name, (values as Values)[name]]),
  );
}
