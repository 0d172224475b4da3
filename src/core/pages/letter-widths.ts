/**
 * How a printed stretch of text is shared among its letters. Extractors tell how long a stretch is, not how wide each
 * letter; the widths of the classic faces, scaled to the stretch, come within a fraction of a letter.
 * Widths in thousandths of the type's size: those of Helvetica and Times as their makers publish them.
 */
import type { Face } from './page-map.ts';

/** From the space (32) to the tilde (126). */
const sans = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
  500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
  556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
  278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
const serif = [
  250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500,
  500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333,
  389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469,
  500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389,
  278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
];
const tables: Readonly<Record<Face, readonly number[]>> = { sans, serif, mono: sans.map(() => 600) };

const others: Readonly<Record<string, number>> = {
  ...{ '–': 556, '—': 1000, '‘': 222, '’': 222, '“': 333, '”': 333, '•': 350, '…': 1000, '\u00a0': 278 },
  ...{ ﬁ: 500, ﬂ: 500, ﬀ: 556, ﬃ: 834, ﬄ: 834, '\u00ad': 333, '\u2011': 333 },
};

const MARK = /^\p{M}$/u;
const WIDE =
  /^[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]$/u;

/** Width of one character of a face, in thousandths of the type's size. */
function widthOf(character: string, face: Face): number {
  const table = tables[face];
  const own = table[character.charCodeAt(0) - 32];
  if (own !== undefined && character.length === 1) return own;
  if (MARK.test(character)) return 0;
  if (face === 'mono') return 600;
  const known = others[character];
  if (known !== undefined) return known;
  if (WIDE.test(character) || character.length > 1) return 1000;
  const base = character.normalize('NFD').charCodeAt(0);
  return table[base - 32] ?? 556;
}

/**
 * Which share of a stretch's length lies before the character at `offset`, 0 to 1. Offsets are UTF-16 units of
 * `text`; one inside a character counts as before it.
 */
export function shareBefore(text: string, offset: number, face: Face): number {
  if (offset <= 0) return 0;
  if (offset >= text.length) return 1;
  let before = 0;
  let all = 0;
  let at = 0;
  for (const character of text) {
    const width = widthOf(character, face);
    at += character.length;
    if (at <= offset) before += width;
    all += width;
  }
  return all === 0 ? offset / text.length : before / all;
}
