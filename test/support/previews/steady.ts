import { suffixes } from "./declaring.ts";

/** A Monday, as which the page shows the day of its previews. */
const monday = Date.parse("2026-01-05");

/** Makes what was printed the same on each day and each machine: ids, times, days, hashes, addresses and numbers of scenarios. */
export function steady(
  text: string,
  { today, url, scenario, folder }: { today: string; url: string; scenario: number; folder: string },
): string {
  const numbered = () => {
    const seen: string[] = [];
    return (kind: string) => (value: string) => {
      if (!seen.includes(value)) seen.push(value);
      const number = seen.indexOf(value) + 1;
      return number === 1 ? `<${kind}>` : `<${kind} ${number}>`;
    };
  };
  const [id, hash, client] = [numbered()("id"), numbered()("hash"), numbered()("client id")];
  const shifted = (date: string) =>
    new Date(Date.parse(date) - Date.parse(today) + monday).toISOString().slice(0, 10);
  return text
    .replaceAll(url, "https://portal.example.com")
    .replaceAll(new RegExp(`${folder}/\\d+/`, "g"), "")
    .replaceAll(suffixes(scenario).program, "")
    .replaceAll(suffixes(scenario).portal, "")
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "<time>")
    .replaceAll(/\b20\d\d-\d\d-\d\d\b/g, shifted)
    .replaceAll(/\b[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/g, id)
    .replaceAll(/(?<=(?:company|project)Id +: )\d+/g, "<number>")
    .replaceAll(/(?<=asset\(file:)[\da-f]+/g, hash)
    .replaceAll(/(?<![\w-])[\w-]{43}(?![\w-])/g, client);
}
