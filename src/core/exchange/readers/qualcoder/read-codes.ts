/**
 * QualCoder's codes and the tree of categories that they stand in: categories at the top are kinds, those below stand
 * in front of the names of their codes.
 */
import type { ExchangeCode, ExchangeKind, ExchangeMemo } from '../../project.ts';
import { momentOf, type SqliteDatabase, type SqliteRow, textOf } from '../../sqlite.ts';

export interface QualCoderCodes {
  kinds: ExchangeKind[];
  codes: ExchangeCode[];
  /** On categories below others, which a study has no record for. */
  memos: ExchangeMemo[];
}

export function readCodes(database: SqliteDatabase): QualCoderCodes {
  const categories = new Map([...database.rows('code_cat')].map(row => [textOf(row, 'catid'), row]));
  const kinds: ExchangeKind[] = [];
  const memos: ExchangeMemo[] = [];
  for (const [id, row] of categories) {
    const path = pathOf(categories, id);
    const name = textOf(row, 'name');
    const memo = textOf(row, 'memo').trim();
    if (path.length === 1) kinds.push({ key: kindKey(id), label: name, colour: null, description: memo });
    else if (memo !== '') {
      const text = `${path.map(each => textOf(each, 'name')).join(' / ')}: ${memo}`;
      memos.push({ on: { type: 'project' }, text, coderKey: null, createdAt: momentOf(textOf(row, 'date')) });
    }
  }
  const rows = [...database.rows('code_name')];
  const byId = new Map(rows.map(row => [textOf(row, 'cid'), row]));
  const codes = rows.map((row): ExchangeCode => {
    const parent = parentOf(row, byId);
    const path = pathOf(categories, textOf(row, 'catid'));
    const [top, ...below] = path;
    const colour = textOf(row, 'color');
    return {
      key: textOf(row, 'cid'),
      label: [...below.map(each => textOf(each, 'name')), textOf(row, 'name')].join(' / '),
      kindKey: top === undefined ? null : kindKey(textOf(top, 'catid')),
      parentKey: parent,
      aliases: [],
      colour: /^#[0-9a-f]{6}$/i.test(colour) ? colour.toLowerCase() : null,
      description: textOf(row, 'memo').trim(),
      values: {},
    };
  });
  return { kinds, codes, memos };
}

const kindKey = (id: string): string => `category ${id}`;

/** From the top to the category itself; a circle ends where it closes. */
function pathOf(categories: ReadonlyMap<string, SqliteRow>, id: string): SqliteRow[] {
  const path: SqliteRow[] = [];
  const seen = new Set<string>();
  for (let at = id; !seen.has(at); ) {
    const row = categories.get(at);
    if (row === undefined) break;
    seen.add(at);
    path.unshift(row);
    at = textOf(row, 'supercatid');
  }
  return path;
}

/** Newer versions have codes under codes. */
function parentOf(row: SqliteRow, byId: ReadonlyMap<string, SqliteRow>): string | null {
  const parent = textOf(row, 'supercid');
  if (!byId.has(parent)) return null;
  const seen = new Set<string>([textOf(row, 'cid')]);
  for (let at = parent; at !== ''; at = textOf(byId.get(at) ?? {}, 'supercid')) {
    if (seen.has(at)) return null;
    seen.add(at);
  }
  return parent;
}
