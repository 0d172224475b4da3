/// <reference path="../sql-js.d.ts" />
import initSqlJs, { type SqlValue } from 'sql.js/dist/sql-wasm-inline.js';

/** A database as a program would make it: its own statements, and rows by table. */
export async function makeDatabase(
  schema: readonly string[],
  rows: Readonly<Record<string, readonly (readonly SqlValue[])[]>>,
): Promise<Uint8Array> {
  const { Database } = await initSqlJs();
  const database = new Database();
  try {
    for (const statement of schema) database.run(statement);
    for (const [table, list] of Object.entries(rows))
      for (const row of list)
        database.run(`INSERT INTO ${table} VALUES (${row.map(() => '?').join(', ')})`, row);
    return database.export();
  } finally {
    database.close();
  }
}
