/** How many transactions are under way, and how many wait. */
export interface Load {
  running: number;
  waiting: number;
}

/** The load of a store by what its transactions do; `any` where all of them share connections. */
export type StoreLoad = Partial<Record<"read" | "write" | "any", Load>>;

/** Is told what a store does, to count it. */
export interface StoreListener {
  /** Writes were committed together. */
  onCommit?: ((writes: number) => void) | undefined;
  /** A transaction is run again, for this reason. */
  onRetry?: ((reason: string) => void) | undefined;
}
