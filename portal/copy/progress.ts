import type { Watcher } from "./copy.ts";

/** Where progress is shown. */
export interface Screen {
  write(text: string): unknown;
  /** Whether it is a terminal, where a line can be written over. */
  isTTY?: boolean;
}

const pause = 200;

/** Says of each table how many rows were copied, and in a terminal how many so far. */
export function progressOn(screen: Screen): Watcher {
  const over = screen.isTTY ? "\r\u001b[K" : "";
  let shown = -Infinity;

  return {
    rows(name, copied, all) {
      const now = performance.now();
      if (!screen.isTTY || now - shown < pause) return;
      shown = now;
      screen.write(`${over}${name}: ${count(copied)} of ${rowsOf(all)}`);
    },
    done(name, rows, added, seconds) {
      const rate = added < 10_000 ? "" : `, ${count(Math.round(added / seconds))} a second`;
      const earlier = rows > added ? `, ${count(rows - added)} of them before` : "";
      screen.write(`${over}${name}: ${rowsOf(rows)}${earlier}${rate}\n`);
    },
    comparing: () => void screen.write("Comparing both…\n"),
  };
}

export function count(number: number): string {
  return number.toLocaleString("en-US");
}

export function rowsOf(number: number): string {
  return `${count(number)} row${number === 1 ? "" : "s"}`;
}
