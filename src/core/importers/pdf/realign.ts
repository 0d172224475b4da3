/**
 * Finds a kept text on its pages again. Another version of the library may give other pieces; the kept text stays the
 * truth, and each piece is looked for in it by its letters, page by page and in order.
 */
import type { PageMap, PagePiece } from '#core/pages/page-map.ts';
import { layOutPages } from './layout/layout-pages.ts';
import type { PdfContent } from './pdf-content.ts';
import { writePages } from './write-text.ts';

export interface Realigned {
  pages: PageMap;
  /** How many pieces of a page, counted from 1, stand nowhere in the kept text; pages without such are absent. */
  lost: { page: number; pieces: number }[];
}

/** Letters by which a place is certain, and how far away it may be; a shorter piece must be near. */
const certain = 12;
const far = 20_000;
const near = 400;

export function realignPages(text: string, content: PdfContent): Realigned {
  const given = writePages(layOutPages(content), content.pages);
  const kept = lettersOf(text);
  const places = placesOf(given, kept);
  const lost: Realigned['lost'] = [];
  const pages = given.pages.map((page, index) => {
    const withLetters = page.pieces.filter(({ start, end }) => given.text.slice(start, end).trim() !== '');
    const placed = withLetters.flatMap(piece => {
      const place = places.get(piece);
      return place === undefined ? [] : [{ ...piece, ...place }];
    });
    const pieces = withoutOverlaps(placed);
    if (pieces.length < withLetters.length) {
      lost.push({ page: index + 1, pieces: withLetters.length - pieces.length });
    }
    return { ...page, pieces };
  });
  return { pages: { pages }, lost };
}

/** In the order of the text; one that begins inside another, such as half a ligature, is left out. */
function withoutOverlaps(pieces: readonly PagePiece[]): PagePiece[] {
  let reached = 0;
  return [...pieces]
    .sort((one, other) => one.start - other.start)
    .filter(({ start, end }) => {
      if (start < reached) return false;
      reached = end;
      return true;
    });
}

/** A text's letters without white space and in their plain forms, each with where it stands. */
interface Letters {
  key: string;
  /** For each unit of the key, from where to where its character reaches in the text. */
  starts: number[];
  ends: number[];
}

function lettersOf(text: string): Letters {
  const keys: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of text) {
    const letters = character.normalize('NFKC').replace(/\s/g, '');
    keys.push(letters);
    for (let i = 0; i < letters.length; i += 1) {
      starts.push(at);
      ends.push(at + character.length);
    }
    at += character.length;
  }
  return { key: keys.join(''), starts, ends };
}

/** Long pieces first, as they can be only in one place; then the short ones between them. */
function placesOf(
  { text, pages }: Pick<ReturnType<typeof writePages>, 'text' | 'pages'>,
  kept: Letters,
): Map<PagePiece, { start: number; end: number }> {
  const pieces = pages.flatMap(page => page.pieces).sort((one, other) => one.start - other.start);
  const keys = pieces.map(({ start, end }) => lettersOf(text.slice(start, end)).key);
  const found: (number | null)[] = keys.map(() => null);
  /** Units of the key that a piece has; pieces do not overlap. */
  const taken = new Uint8Array(kept.key.length);
  for (const isLong of [true, false]) {
    let cursor = 0;
    for (const [i, key] of keys.entries()) {
      const known = found[i] ?? null;
      if (known !== null) {
        cursor = known + key.length;
        continue;
      }
      if (key === '' || key.length >= certain !== isLong) continue;
      const at = search(kept.key, key, cursor, isLong ? far : near, taken);
      if (at === null) continue;
      found[i] = at;
      taken.fill(1, at, at + key.length);
      cursor = at + key.length;
    }
  }
  const places = new Map<PagePiece, { start: number; end: number }>();
  for (const [i, piece] of pieces.entries()) {
    const at = found[i] ?? null;
    if (at === null) continue;
    const start = kept.starts[at];
    const end = kept.ends[at + (keys[i]?.length ?? 0) - 1];
    if (start !== undefined && end !== undefined) places.set(piece, { start, end });
  }
  return places;
}

/** The free place nearest after the cursor, else nearest before it. */
function search(
  key: string,
  wanted: string,
  cursor: number,
  reach: number,
  taken: Uint8Array,
): number | null {
  const isFree = (at: number): boolean => !taken.subarray(at, at + wanted.length).includes(1);
  for (
    let at = key.indexOf(wanted, cursor);
    at !== -1 && at <= cursor + reach;
    at = key.indexOf(wanted, at + 1)
  ) {
    if (isFree(at)) return at;
  }
  for (
    let at = key.lastIndexOf(wanted, cursor);
    at !== -1 && at >= cursor - reach;
    at = key.lastIndexOf(wanted, at - 1)
  ) {
    if (isFree(at)) return at;
    if (at === 0) break;
  }
  return null;
}
