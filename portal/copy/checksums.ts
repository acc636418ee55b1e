import { createHash } from "node:crypto";
import type { Reader } from "./places.ts";
import { pagesOf, type Cell, type Row } from "./rows.ts";
import type { Table } from "./schema.ts";

/** What a table holds: how many rows, and a SHA-256 of them all. */
export interface Sum {
  rows: number;
  checksum: string;
}

/** A table as it is in both databases. */
export interface Compared {
  table: string;
  from: Sum;
  to: Sum;
  same: boolean;
}

/** Compares the tables of two databases, each as it is at one moment. */
export async function compare(
  from: Reader,
  to: Reader,
  tables: Table[],
  onPage: () => void,
): Promise<Compared[]> {
  const sides = await Promise.all([from, to].map((side) => sumsOf(side, tables, onPage)));
  return tables.map(({ name }, index) => {
    const [one, other] = sides.map((sums) => sums[index]);
    if (!one || !other) throw new Error(`${name} was not looked at.`);
    const same = one.rows === other.rows && one.checksum === other.checksum;
    return { table: name, from: one, to: other, same };
  });
}

/** @param onPage Called with every page; what it throws ends the reading. */
function sumsOf(side: Reader, tables: Table[], onPage: () => void): Promise<Sum[]> {
  return side.read(async (db) => {
    const sums: Sum[] = [];
    for (const table of tables) {
      const hash = createHash("sha256");
      let rows = 0;
      for await (const page of pagesOf(db, table)) {
        onPage();
        for (const row of page) hash.update(canonical(table, row));
        rows += page.length;
      }
      sums.push({ rows, checksum: hash.digest("hex") });
    }
    return sums;
  });
}

/** A row as one line that is the same whichever database it comes from. */
export function canonical({ columns }: Table, row: Row): string {
  return `${JSON.stringify(columns.map((column) => plain(row[column] ?? null)))}\n`;
}

function plain(cell: Cell): unknown {
  if (cell instanceof Uint8Array) return { bytes: Buffer.from(cell).toString("base64") };
  return typeof cell === "bigint" ? Number(cell) : cell;
}
