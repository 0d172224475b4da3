/**
 * The port to SQLite databases, which several programs keep their projects in. The library for them needs more than
 * the core has, so a host hands it in; readers see tables and cells only.
 */

export type SqliteCell = string | number | Uint8Array | null;

/** Cells by the names of their columns in small letters: programs change the case of names between versions. */
export type SqliteRow = Readonly<Record<string, SqliteCell>>;

export interface SqliteDatabase {
  /** Whether it has a plain table of that name, whatever the case of its letters. */
  has(table: string): boolean;
  /** Rows in the order in which they were written; none where there is no such table. Throws a SqliteProblem. */
  rows(table: string): Iterable<SqliteRow>;
  close(): void;
}

/** Rejects with a SqliteProblem where the bytes are no database that can be read. */
export type OpenSqlite = (bytes: Uint8Array) => Promise<SqliteDatabase>;

/** For people: why a database cannot be read. A sentence without its subject, as `it is damaged.` */
export class SqliteProblem extends Error {}

const signature = 'SQLite format 3\0';

export const isSqlite = (bytes: Uint8Array): boolean =>
  bytes.length >= 100 && [...signature].every((letter, index) => bytes[index] === letter.charCodeAt(0));

const chunkBytes = 1024 * 1024;

/** Whether the file is a database in whose bytes all the words stand, as the names of its tables do. ASCII only. */
export function mentionsTables(bytes: Uint8Array, words: readonly string[]): boolean {
  if (!isSqlite(bytes)) return false;
  const decoder = new TextDecoder('latin1');
  const missing = new Set(words.map(word => word.toLowerCase()));
  const overlap = Math.max(...words.map(word => word.length));
  for (let at = 0; at < bytes.length && missing.size > 0; at += chunkBytes) {
    const text = decoder.decode(bytes.subarray(at, at + chunkBytes + overlap)).toLowerCase();
    for (const word of missing) if (text.includes(word)) missing.delete(word);
  }
  return missing.size === 0;
}

/** A cell as text; empty where it is null or bytes. */
export function textOf(row: SqliteRow, column: string): string {
  const cell = row[column];
  return typeof cell === 'string' ? cell : typeof cell === 'number' ? String(cell) : '';
}

/** A cell as a whole number; null where it is none. */
export function wholeOf(row: SqliteRow, column: string): number | null {
  const cell = row[column];
  if (typeof cell === 'number') return Number.isSafeInteger(cell) ? cell : null;
  return typeof cell === 'string' && /^-?\d{1,15}$/.test(cell.trim()) ? Number(cell) : null;
}

/** A moment as programs write it in text, such as `2024-01-31 10:00:00`, without a zone read as UTC; null = none. */
export function momentOf(text: string): string | null {
  const [, date, time = '00:00:00', zone = 'Z'] =
    /^(\d{4}-\d\d-\d\d)(?:[T _](\d\d[:-]\d\d[:-]\d\d)(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?$/.exec(text.trim()) ??
    [];
  if (date === undefined) return null;
  const ms = Date.parse(`${date}T${time.replaceAll('-', ':')}${zone}`);
  return Number.isNaN(ms) ? null : new Date(ms).toISOString();
}

/** `#rrggbb` from three numbers from 0 to 255; null where one is none. */
export function colourOf(red: number | null, green: number | null, blue: number | null): string | null {
  const parts = [red, green, blue];
  if (parts.some(part => part === null || part < 0 || part > 255)) return null;
  return `#${parts.map(part => (part ?? 0).toString(16).padStart(2, '0')).join('')}`;
}
