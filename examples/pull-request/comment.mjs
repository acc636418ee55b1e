// Reads what `pulumi preview --json` printed and prints a comment for a pull request: `node comment.mjs preview.json`.
import { readFileSync } from "node:fs";

const MOST = 60_000;
const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const ASSET = "c44067f5952c0a294b673a41bacd8c17";

/** What is said of an operation, and the mark of a line that is of it. */
const operations = {
  create: ["is created", "+"],
  update: ["changes", "!"],
  replace: ["is **deleted and made anew**", "!"],
  delete: ["is **deleted**", "-"],
  import: ["is imported", "+"],
};

const preview = readPreview(process.argv[2] ?? 0);
const { steps = [], diagnostics = [], changeSummary = {} } = preview;
const changed = steps.filter(
  ({ op, urn }) => op in operations && !/::pulumi:(?:pulumi|providers):/.test(urn),
);
const said = diagnostics.filter(({ severity }) => ["error", "warning", "info"].includes(severity));
const failed = preview.failed || said.some(({ severity }) => severity === "error");

const messages = [...new Set(said.map(messageOf))].join("\n");
const parts = [
  `### ${failed ? "`pulumi preview` failed" : headline()}`,
  ...(messages ? [fenced(messages, "text")] : []),
  ...changed.map(partOf),
];
console.log(shortened(parts));

function readPreview(from) {
  const text = readFileSync(from, "utf8");
  const start = text.indexOf("{");
  try {
    if (start >= 0) return JSON.parse(text.slice(start));
  } catch {
    // What is not JSON is an error in words.
  }
  return {
    failed: true,
    diagnostics: [{ severity: "error", message: text || "It printed nothing: see the log." }],
  };
}

function headline() {
  const counts = Object.entries(changeSummary).filter(([op]) => op !== "same");
  const all = counts.map(([op, count]) => `${count} to ${op}`).join(", ");
  return `\`pulumi preview\`: ${all || "no changes"}`;
}

function partOf({ op, urn, oldState, newState, detailedDiff }) {
  const [, , type, name] = urn.split("::");
  const [happens, mark] = operations[op];
  const [before, after] = [oldState, newState].map((state) => state?.inputs ?? {});
  const places = Object.keys(detailedDiff ?? {}).map((path) => path.split(/[.[]/, 1)[0]);
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => !key.startsWith("__"),
  );
  const lines = names.sort().flatMap((key) => {
    const [was, is] = [before[key], after[key]].map(shown);
    if (op === "delete") return [];
    if (op === "create" || op === "import") return key === "managedBy" ? [] : [`${mark} ${key}: ${is}`];
    if (was === is) return places.includes(key) ? [`! ${key}: a part that is secret changes`] : [];
    if (was === undefined) return [`+ ${key}: ${is}`];
    return is === undefined ? [`- ${key}: ${was}`] : [`! ${key}: ${was} => ${is}`];
  });
  const heading = `**${type.split(":").at(-1)}** ${code(name)} ${happens}`;
  return lines.length > 0 ? `${heading}\n\n${fenced(lines.join("\n"), "diff")}` : heading;
}

/** A value in one line, secrets masked. */
function shown(value) {
  return JSON.stringify(value, (_, part) => {
    if (part === UNKNOWN) return "[known after up]";
    if (part?.[SIGNATURE] === SECRET) return "[secret]";
    if (part?.[SIGNATURE] === ASSET)
      return `${part.path ?? part.uri ?? "text"} (${String(part.hash).slice(0, 7)})`;
    return part;
  });
}

function messageOf({ severity, message, urn }) {
  const name = urn === undefined ? "" : `${urn.split("::").at(-1)}: `;
  return `${severity === "info" ? "" : `${severity}: `}${name}${message.trim().replace(/^(?:warning|error): /, "")}`;
}

/** Text in which nothing is Markdown, whoever wrote it. */
function fenced(text, language) {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

function code(text) {
  return `\`${text.replaceAll("`", "'")}\``;
}

/** A comment may have 65,536 characters. */
function shortened(parts) {
  let length = 0;
  const fitting = parts.filter((part) => (length += part.length + 2) <= MOST);
  if (fitting.length < parts.length) fitting.push("… and more: see the log of the run.");
  return fitting.join("\n\n");
}
