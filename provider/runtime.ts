import { v7 } from "uuid";
import { createPortal, type Portal } from "./client/portal.ts";
import { readConfiguration } from "./configuration.ts";
import type { AnyDefinition } from "./core/define.ts";
import { handlers, type Handlers, type Surroundings } from "./core/handlers.ts";

/** The resources and one client for all of them, put together once the configuration is there. */
export interface Runtime {
  /** The first call counts; other settings need another runtime. */
  configure: (get: (key: string) => string | undefined) => void;
  /** The operations of a resource, as soon as `configure` was called; fails as configuring failed. */
  of: (definition: AnyDefinition<Portal>) => () => Promise<Handlers>;
  /** The client, likewise. */
  portal: Promise<Portal>;
}

/** How a front end passes on what the person who runs `up` should see, and what that person says. */
export type Voice = Pick<Surroundings<Portal>, "say" | "warn" | "progress" | "signal">;

export function createRuntime(voice: Voice, environment?: Record<string, string | undefined>): Runtime {
  const { promise: portal, resolve, reject } = Promise.withResolvers<Portal>();
  const made = new Map<AnyDefinition<Portal>, Promise<Handlers>>();
  // Every operation awaits the promise and tells of the failure; none is lost here.
  portal.catch(() => undefined);
  return {
    portal,
    configure(get) {
      try {
        resolve(createPortal(readConfiguration(get, environment), voice));
      } catch (error) {
        reject(error);
      }
    },
    of: (definition) => () => {
      const known = made.get(definition);
      if (known) return known;
      const handling = portal.then((portal) =>
        handlers(definition, { portal, newClaim, now: () => new Date(), ...voice }),
      );
      made.set(definition, handling);
      return handling;
    },
  };
}

/** A version 7 UUID that is greater as text than another, whatever the clock says. */
function newClaim(after = ""): string {
  const time = Number.parseInt(after.replace("-", "").slice(0, 12), 16);
  return time >= Date.now() ? v7({ msecs: time + 1 }) : v7();
}
