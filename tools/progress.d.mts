/** Says what is being done and how long it took; what takes less than `quiet` milliseconds is not mentioned. */
export function step<T>(what: string, work: () => Promise<T>, quiet?: number): Promise<T>;
