/** What was configured over each connection: a process that engines attach to serves several providers, each over its own. */
export interface Configured<T> {
  set: (peer: string, what: T) => void;
  /** Over a connection that replaced a broken one, what there is, unless that is in doubt. */
  of: (peer: string) => T | undefined;
}

export function newConfigured<T>(): Configured<T> {
  const known = new Map<string, T>();
  return {
    set: (peer, what) => void known.set(peer, what),
    of: (peer) => known.get(peer) ?? (known.size === 1 ? [...known.values()][0] : undefined),
  };
}
