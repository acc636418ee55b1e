import { defineResource, type Lifecycle } from "../../provider/core/define.ts";
import { handlers } from "../../provider/core/handlers.ts";
import type { Values } from "../../provider/core/wire.ts";

const literal = {
  type: "Thing",
  inputs: {
    name: { type: "string", required: true, unique: true },
    place: { type: "string", replaceOnChanges: true },
    note: { type: "string" },
  },
  outputs: { code: { type: "string" }, state: { type: "string" } },
} as const;

/** A resource whose objects are kept in a map, with what was said and the claims that were seen. */
export function thing(overrides: Partial<Lifecycle<any, any>> = {}) {
  const objects = new Map<string, Values>();
  const warnings: string[] = [];
  const claims: unknown[] = [];
  const definition = defineResource({
    ...literal,
    unfinished: ({ state }) => (state === "half" ? "update" : state === "failed" ? "replace" : undefined),
    lifecycle: () => ({
      async create({ name, place, managedBy }, { write }) {
        claims.push(write.claim);
        objects.set("1", { name, place: place ?? null, code: "c", managedBy });
        return { id: "1", live: { code: "c", name } };
      },
      async read(id) {
        return objects.get(id);
      },
      async update(id, _inputs, _prior, { changes, write }) {
        claims.push(write.claim);
        objects.set(id, { ...objects.get(id), ...changes });
        return objects.get(id) ?? {};
      },
      async delete(id, _prior, { write }) {
        claims.push(write.claim);
        objects.delete(id);
      },
      ...overrides,
    }),
  });
  let claim = 0;
  const resource = handlers(definition, {
    portal: undefined,
    now: () => new Date(),
    newClaim: () => `claim ${++claim}`,
    warn: (message) => warnings.push(message),
    say: () => undefined,
    progress: () => undefined,
  });
  return { ...resource, objects, warnings, claims };
}
