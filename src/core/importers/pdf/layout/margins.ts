/**
 * Running heads and page numbers: what stands at the top or foot of pages again and again, with figures that change.
 * Only the outermost rows of a page can be one, and only where all rows farther out are.
 */
import type { Aside } from '#core/text/blocks.ts';
import type { Run } from './lines.ts';

/** What is known of one page, before its lines are made. */
export interface MarginPage {
  runs: readonly Run[];
  /** Ends of the page in the frame of its writing. */
  top: number;
  bottom: number;
}

interface Row {
  runs: Run[];
  text: string;
  /** Points from the page's end. */
  distance: number;
  size: number;
  /** Points to the next row inward; infinite where there is none. */
  gap: number;
}

type End = 'top' | 'bottom';

/** Rows looked at from either end, and the share of the page that they may lie in. */
const mostRows = 4;
const band = 0.2;

/** For each page, the runs that stand beside the text. */
export function findMargins(pages: readonly MarginPage[]): Map<Run, Aside>[] {
  const found = pages.map(() => new Map<Run, Aside>());
  for (const end of ['top', 'bottom'] as const) {
    const rows = pages.map(page => outermost(page, end));
    const repeated = repeatedRows(rows);
    const places = placesOfHeads(rows, repeated);
    for (const [index, own] of rows.entries()) {
      let isOutermost = true;
      for (const row of own) {
        const isMargin = repeated.has(row) || (row === own[0] && isInPlace(row, places));
        isOutermost &&= isMargin;
        const kind = pageNumber(row.text) === null ? 'running-head' : 'page-number';
        // Pages that count on are counted whatever is stamped beside the number.
        if (!isOutermost && !(isMargin && kind === 'page-number')) continue;
        for (const run of row.runs) found[index]?.set(run, kind);
      }
    }
  }
  return found;
}

function outermost({ runs, top, bottom }: MarginPage, end: End): Row[] {
  const height = top - bottom;
  const outward = (run: Run): number => (end === 'top' ? top - run.baseline : run.baseline - bottom);
  const sorted = [...runs].sort((one, other) => outward(one) - outward(other));
  const rows: Row[] = [];
  for (const run of sorted) {
    const distance = outward(run);
    const last = rows.at(-1);
    if (last !== undefined && distance - last.distance <= 0.3 * run.size) {
      last.runs.push(run);
      continue;
    }
    if (last !== undefined) last.gap = distance - last.distance;
    if (rows.length === mostRows || distance > band * height) break;
    rows.push({ runs: [run], text: '', distance, size: run.size, gap: Number.POSITIVE_INFINITY });
  }
  for (const row of rows) {
    row.runs.sort((one, other) => one.left - other.left);
    row.text = row.runs.map(run => run.fragments.map(({ text }) => text).join('')).join(' ');
  }
  return rows;
}

const NUMBER = /^\P{L}{0,3}(?:p(?:age|\.)?|seite|página|pág\.?)?\s*(\d{1,4}|[ivxlc]{1,7})\P{L}{0,3}$/iu;
const OF_NUMBER =
  /^\P{L}{0,3}(?:page|seite|página|pág\.?)?\s*(\d{1,4})\s*(?:of|von|de|\/|\|)\s*\d{1,4}\P{L}{0,3}$/iu;

/** The number that a row consists of, roman ones too; null for other rows. */
export function pageNumber(text: string): number | null {
  const trimmed = text.trim();
  const stated = (OF_NUMBER.exec(trimmed) ?? NUMBER.exec(trimmed))?.[1];
  if (stated === undefined) return null;
  return /^\d/.test(stated) ? Number(stated) : roman(stated.toLowerCase());
}

function roman(letters: string): number {
  const values: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };
  let sum = 0;
  for (const [i, letter] of [...letters].entries()) {
    const value = values[letter] ?? 0;
    sum += value < (values[letters.charAt(i + 1)] ?? 0) ? -value : value;
  }
  return sum;
}

const pattern = (text: string): string =>
  text
    .toLowerCase()
    .replace(/\p{N}+/gu, '#')
    .replace(/\s+/g, ' ')
    .trim();

/** Rows that come again on other pages at about the same height: the same words, or numbers that count on. */
function repeatedRows(pages: readonly (readonly Row[])[]): Set<Row> {
  const groups = new Map<string, { page: number; row: Row }[]>();
  for (const [page, rows] of pages.entries()) {
    for (const row of rows) {
      const number = pageNumber(row.text);
      const key = number === null ? pattern(row.text) : `counts from ${number - page}`;
      groups.set(key, [...(groups.get(key) ?? []), { page, row }]);
    }
  }
  const repeated = new Set<Row>();
  for (const group of groups.values()) {
    for (const { page, row } of group) {
      const like = group.filter(
        other => other.page !== page && Math.abs(other.row.distance - row.distance) <= 6,
      ).length;
      if (like >= 2 || (like >= 1 && pages.length <= 5)) repeated.add(row);
    }
  }
  return repeated;
}

/** Heights at which most pages have a head, whatever it says there. */
function placesOfHeads(pages: readonly (readonly Row[])[], repeated: ReadonlySet<Row>): Row[] {
  const heads = pages.flatMap(([first]) => (first !== undefined && repeated.has(first) ? [first] : []));
  return heads.filter(head => {
    const like = heads.filter(other => isAt(other, head)).length;
    return like >= 3 && like >= 0.3 * pages.length;
  });
}

const isAt = (row: Row, head: Row): boolean =>
  Math.abs(row.distance - head.distance) <= 2 && Math.abs(row.size - head.size) <= 0.06 * head.size;

const isInPlace = (row: Row, heads: readonly Row[]): boolean =>
  row.gap > 1.6 * row.size && heads.some(head => isAt(row, head));
