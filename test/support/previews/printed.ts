import type { EngineEvent } from "@pulumi/pulumi/automation/index.js";
import { kinds } from "../four.ts";
import type { Outcome } from "../outcome.ts";

/** What was printed of what happens to one resource. */
interface Block {
  urn: string;
  lines: string[];
}

const opens = /^ {2,4}(?:[ +~-] |\+-)\S+: \((?:create|update|delete|replace|refresh|read)\)$/;

/**
 * What `pulumi preview --diff` printed of the resources that have one of these names, or in which one of these ids is; of
 * a whole one, also what stands around them. Resources come in an order of their own, as the engine's is another each time.
 */
export function printedOf(
  outcome: Outcome | undefined,
  of: string[],
  { whole, onlySaid }: { whole: boolean; onlySaid: boolean },
): string {
  const { output = "", events = [] } = outcome ?? {};
  const [printed = ""] = output.split("\ncode: ", 1);
  const ours = events.flatMap(saidIn).filter((text) => of.some((name) => text.includes(name)));
  const said = [...new Set(onlySaid ? ours : ours.toSorted())];
  if (onlySaid) return said.join("\n");
  const blocks = blocksOf(printed).filter(({ urn }) => of.some((name) => urn.endsWith(name)));
  const order = (block: Block) =>
    [isRefresh(block) ? 0 : 1, kinds.findIndex((kind) => block.urn.includes(`:${kind}::`)), block.urn].join();
  const ordered = blocks.toSorted((one, other) => (order(one) < order(other) ? -1 : 1));
  const text = [...said, ...ordered.flatMap(({ lines }) => lines)];
  if (!whole) return text.join("\n");
  // Something may be said between them.
  const first = printed.split("\n").filter((line) => /^Previewing update|pulumi:pulumi:Stack/.test(line));
  return [...first, ...text, printed.slice(printed.indexOf("Resources:")).trimEnd()].join("\n");
}

function isRefresh({ lines: [first = ""] }: Block): boolean {
  return first.endsWith("(refresh)");
}

function blocksOf(output: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  for (const line of output.split("\n")) {
    if (opens.test(line) && !line.includes("pulumi:pulumi:Stack"))
      blocks.push((open = { urn: "", lines: [] }));
    // What belongs to a resource stands further in than its first line.
    else if (!/^ {6}/.test(line)) open = undefined;
    const urn = /^\s+\[urn=(\S+)\]$/.exec(line)?.[1];
    if (open && urn) open.urn = urn;
    open?.lines.push(line);
  }
  return blocks;
}

/** What is said in words: of dynamic resources, the engine does not know of which. */
function saidIn({ diagnosticEvent: event }: EngineEvent): string[] {
  if (!event || !["info", "warning", "error"].includes(event.severity)) return [];
  const text = event.message.trim().replace(/^(?:warning|error): /, "");
  return [event.severity === "info" ? event.message.trim() : `${event.severity}: ${text}`];
}
