/**
 * Search keys: a text in which letters that a reader takes for the same are the same, and words are whole that a line
 * end parts, with the way back to the original's offsets. Plain stretches keep their length; the few letters that grow
 * (ß, ligatures) or shrink (a letter with a combining mark), and what is left out, are kept in a list.
 */
import { wordBreakAt } from './word-breaks.ts';

export interface FoldOptions {
  /** Whether capitals and small letters stay apart. */
  caseSensitive: boolean;
  /** Whether accents and other marks of Latin, Greek and Cyrillic letters stay apart. */
  accentSensitive: boolean;
}

export interface FoldedText {
  text: string;
  /** Where in the original the character begins that the folded offset points at or into. */
  toStart(folded: number): number;
  /** Where in the original a folded stretch that ends at this offset ends, all of its last character included. */
  toEnd(folded: number): number;
}

/**
 * Folds a text; composed and decomposed letters, and the forms that print gives to one letter, are the same in every
 * mode.
 */
export function foldText(text: string, options: FoldOptions): FoldedText {
  const pieces: string[] = [];
  /** Groups of four: start and end of a cluster in the original, start and end in the folded text. */
  const edits: number[] = [];
  let foldedLength = 0;
  let copied = 0;
  const copyTo = (end: number) => {
    if (end <= copied) return;
    const plain = text.slice(copied, end);
    pieces.push(options.caseSensitive ? plain : plain.toLowerCase());
    foldedLength += end - copied;
    copied = end;
  };
  const foldCluster = createClusterFold(options);
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    const left = wordBreakAt(text, i, unit);
    if (left > 0) {
      copyTo(i);
      edits.push(i, i + left, foldedLength, foldedLength);
      copied = i + left;
      i = copied - 1;
      continue;
    }
    if (unit < 0x80) continue;
    const start = i > copied && isMark(text.charCodeAt(i)) ? i - 1 : i;
    let end = i + (isPairAt(text, i) ? 2 : 1);
    while (end < text.length && isMark(text.charCodeAt(end))) end += 1;
    const cluster = text.slice(start, end);
    const folded = foldCluster(cluster);
    i = end - 1;
    if (folded === cluster && options.caseSensitive) continue;
    copyTo(start);
    if (folded.length !== cluster.length || cluster.length > 2) {
      edits.push(start, end, foldedLength, foldedLength + folded.length);
    }
    pieces.push(folded);
    foldedLength += folded.length;
    copied = end;
  }
  if (pieces.length === 0 && edits.length === 0 && options.caseSensitive) return unchanged(text);
  copyTo(text.length);
  return withEdits(pieces.join(''), edits);
}

function unchanged(text: string): FoldedText {
  return { text, toStart: folded => folded, toEnd: folded => folded };
}

function withEdits(text: string, edits: readonly number[]): FoldedText {
  const count = edits.length / 4;
  /** The last edit whose folded start is at or before (or only before) the offset, or -1. */
  const editBefore = (folded: number, including: boolean) => {
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const start = edits[middle * 4 + 2] ?? 0;
      if (including ? start <= folded : start < folded) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };
  const map = (folded: number, edit: number, inside: 0 | 1) => {
    if (edit < 0) return folded;
    const foldedEnd = edits[edit * 4 + 3] ?? 0;
    return folded < foldedEnd
      ? (edits[edit * 4 + inside] ?? 0)
      : (edits[edit * 4 + 1] ?? 0) + folded - foldedEnd;
  };
  return {
    text,
    toStart: folded => map(folded, editBefore(folded, true), 0),
    toEnd: folded => map(folded, editBefore(folded, false), 1),
  };
}

const isPairAt = (text: string, i: number) => {
  const unit = text.charCodeAt(i);
  return unit >= 0xd800 && unit < 0xdc00 && text.charCodeAt(i + 1) >> 10 === 0x37;
};

/** The blocks of combining marks that belong to no one script, and the two voicing marks of Japanese. */
const isMark = (unit: number) =>
  (unit >= 0x300 && unit <= 0x36f) ||
  (unit >= 0x1ab0 && unit <= 0x1aff) ||
  (unit >= 0x1dc0 && unit <= 0x1dff) ||
  (unit >= 0x20d0 && unit <= 0x20ff) ||
  (unit >= 0xfe20 && unit <= 0xfe2f) ||
  unit === 0x3099 ||
  unit === 0x309a ||
  // The same two at half width.
  unit === 0xff9e ||
  unit === 0xff9f;

const MARKS = /[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/g;

/** Letters that Unicode doesn't take apart, though readers without them on their keyboard write them so. */
const undecomposed: Readonly<Record<string, string>> = {
  ...{ ø: 'o', ł: 'l', đ: 'd', ħ: 'h', ŧ: 't', ı: 'i', æ: 'ae', œ: 'oe', þ: 'th', ð: 'd' },
  ...{ Ø: 'O', Ł: 'L', Đ: 'D', Ħ: 'H', Ŧ: 'T', Æ: 'AE', Œ: 'OE', Þ: 'TH', Ð: 'D' },
  ...{ ß: 'ss', ẞ: 'SS' },
};

/** Letters as a font draws them: ligatures, Arabic letters by their place in the word, letters of full and half width. */
const PRINTED = /[\ufb00-\ufdff\ufe70-\ufefc\uff01-\uff9f\uffe0-\uffe6]/;

function createClusterFold({ caseSensitive, accentSensitive }: FoldOptions): (cluster: string) => string {
  const known = new Map<string, string>();
  const fold = (cluster: string) => {
    let folded = PRINTED.test(cluster) ? cluster.normalize('NFKC') : cluster;
    if (!accentSensitive) {
      const bare = folded.normalize('NFD').replace(MARKS, '');
      // A mark on its own stays, or it could not be found.
      if (bare !== '') folded = bare;
      folded = Array.from(folded, letter => undecomposed[letter] ?? letter).join('');
    }
    // By way of the capital, so that ß is ss and the two small sigmas are one.
    if (!caseSensitive) folded = folded.toUpperCase().toLowerCase().replace(/ς/g, 'σ');
    return folded.normalize('NFC');
  };
  return cluster => {
    const before = known.get(cluster);
    if (before !== undefined) return before;
    const folded = fold(cluster);
    // A hostile text may hold endless different clusters.
    if (known.size < 10_000) known.set(cluster, folded);
    return folded;
  };
}
