/** Says what is being done and how long it took. */
export function step<T>(what: string, work: () => Promise<T>): Promise<T>;
