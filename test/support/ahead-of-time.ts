import type { TestStack } from "./engine.ts";

const shift = new URL("./shift-clock.mjs", import.meta.url);

/** Sets the clocks of the providers that the stack's engine starts ahead by so many days; the portal's stay as they are. */
export function setAhead({ stack }: TestStack, days: number): void {
  Object.assign(stack.workspace.envVars, {
    NODE_OPTIONS: `--import ${shift.href}`,
    CLOCK_AHEAD: String(days * 86_400_000),
  });
}

/** A day so many days from now, as `check` writes it. */
export function dayAhead(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
