import { DatabaseSync, type SQLOutputValue } from "node:sqlite";

interface Part {
  type: string;
  name: string;
  sql: string;
}

/** A SQLite database as statements that make the same one. */
export function sqlTextOf(file: string): string {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    const parts = database
      .prepare("select type, name, sql from sqlite_schema where sql is not null and name not like 'sqlite_%'")
      .all() as unknown as Part[];
    const statements = (wanted: (part: Part) => boolean) =>
      parts.filter(wanted).map(({ sql }) => `${sql};\n`);
    const tables = parts.filter(({ type }) => type === "table");
    return [
      ...statements(({ type }) => type === "table"),
      ...tables.map(({ name }) => rowsOf(database, name)),
      // Such as those that refuse every change of what is only appended to.
      ...statements(({ type }) => type !== "table"),
    ]
      .filter(Boolean)
      .join("\n");
  } finally {
    database.close();
  }
}

/** Makes the database that such statements tell of. */
export function makeDatabase(file: string, text: string): void {
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: false });
  try {
    database.exec(`begin;\n${text}\ncommit;`);
  } finally {
    database.close();
  }
}

function rowsOf(database: DatabaseSync, table: string): string {
  const rows = database.prepare(`select * from "${table}"`).all();
  const [first] = rows;
  if (!first) return "";
  const names = Object.keys(first).join(", ");
  const values = rows.map((row) => `  (${Object.values(row).map(literal).join(", ")})`);
  return `insert into "${table}" (${names}) values\n${values.join(",\n")};\n`;
}

function literal(value: SQLOutputValue): string {
  if (value === null) return "null";
  if (value instanceof Uint8Array) return `x'${Buffer.from(value).toString("hex")}'`;
  return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
}
