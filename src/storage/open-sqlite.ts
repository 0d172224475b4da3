/**
 * SQLite databases of other programs, read in memory: nothing is written beside the file, no trigger, view or
 * computed column of a stranger's file is run, and what is read of it is bounded.
 */
/// <reference path="./sql-js.d.ts" />
import type { Database, SqlJs } from 'sql.js/dist/sql-wasm-inline.js';
import {
  isSqlite,
  type OpenSqlite,
  type SqliteDatabase,
  SqliteProblem,
  type SqliteRow,
} from '#core/exchange/sqlite.ts';

const mostRows = 5_000_000;
/** Letters and bytes of all cells together. */
const mostContent = 768 * 1024 * 1024;

let library: Promise<SqlJs> | undefined;

export const openSqlite: OpenSqlite = async bytes => {
  if (!isSqlite(bytes)) throw new SqliteProblem('it is no SQLite database.');
  // Loaded only when there is such a file; it brings its WebAssembly with it.
  library ??= import('sql.js/dist/sql-wasm-inline.js').then(({ default: init }) => init());
  const { Database } = await library;
  const copy = bytes.slice();
  // A database that is written ahead says so here; without its log beside it, it is read as any other.
  copy[18] = 1;
  copy[19] = 1;
  let database: Database | undefined;
  try {
    database = new Database(copy);
    return new ReadDatabase(database);
  } catch (error) {
    database?.close();
    throw problemOf(error);
  }
};

class ReadDatabase implements SqliteDatabase {
  private readonly database: Database;
  /** Names as they stand, by names in small letters. */
  private readonly tables = new Map<string, string>();
  private left = { rows: mostRows, content: mostContent };

  constructor(database: Database) {
    this.database = database;
    database.exec('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA query_only = ON;');
    const [found] = database.exec("SELECT name, sql FROM sqlite_master WHERE type = 'table'");
    for (const [name, sql] of found?.values ?? []) {
      // Virtual tables run code of modules; programs keep search indexes in them.
      if (typeof name === 'string' && typeof sql === 'string' && /^\s*create\s+table\b/i.test(sql))
        this.tables.set(name.toLowerCase(), name);
    }
  }

  has(table: string): boolean {
    return this.tables.has(table.toLowerCase());
  }

  *rows(table: string): Iterable<SqliteRow> {
    const name = this.tables.get(table.toLowerCase());
    if (name === undefined) return;
    try {
      yield* this.read(name);
    } catch (error) {
      throw problemOf(error);
    }
  }

  close(): void {
    this.database.close();
  }

  private *read(name: string): Iterable<SqliteRow> {
    const [columns] = this.database.exec(`PRAGMA table_xinfo(${quoted(name)})`);
    const at = columns?.columns.indexOf('hidden') ?? -1;
    const names = (columns?.values ?? []).flatMap(value => {
      const column = value[1];
      return typeof column === 'string' && value[at] === 0 ? [column] : [];
    });
    if (names.length === 0) return;
    const statement = this.database.prepare(
      `SELECT ${names.map(quoted).join(', ')} FROM ${quoted(name)} NOT INDEXED`,
    );
    try {
      while (statement.step()) {
        const cells = statement.get();
        this.count(cells);
        yield Object.fromEntries(names.map((column, index) => [column.toLowerCase(), cells[index] ?? null]));
      }
    } finally {
      statement.free();
    }
  }

  private count(cells: readonly (string | number | Uint8Array | null)[]): void {
    this.left.rows -= 1;
    for (const cell of cells)
      this.left.content -= typeof cell === 'string' || cell instanceof Uint8Array ? cell.length : 0;
    if (this.left.rows < 0 || this.left.content < 0)
      throw new SqliteProblem('it holds far more than a project of texts would.');
  }
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function problemOf(error: unknown): SqliteProblem {
  if (error instanceof SqliteProblem) return error;
  const what = error instanceof Error ? error.message : String(error);
  return new SqliteProblem(`it is damaged or cut off (${what}).`);
}
