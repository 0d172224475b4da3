/**
 * Where print parts a word that is one: a hyphen at the end of a line, a soft hyphen, a line end in a script without
 * spaces. Whether a hyphen before a line end belongs to the word cannot be told; searching takes it either way.
 */

const LETTER = /\p{L}/u;
const LETTER_BEFORE = /[\p{L}\p{M}]$/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3001-\u303f\uff01-\uff9f]/u;

const SOFT_HYPHEN = 0xad;
const isHyphen = (unit: number): boolean => unit === 0x2d || unit === 0x2010;

/** UTF-16 units at `offset`, whose unit is told too, that only part a word; 0 where none do. */
export function wordBreakAt(text: string, offset: number, unit: number): number {
  if (unit === SOFT_HYPHEN) return 1 + lineEndInWord(text, offset, offset + 1);
  if (isHyphen(unit)) {
    const lineEnd = lineEndInWord(text, offset, offset + 1);
    return lineEnd === 0 ? 0 : 1 + lineEnd;
  }
  if (unit !== 0x0a) return 0;
  const before = skipSoftHyphensBack(text, offset);
  const after = skipSoftHyphens(text, offset + 1);
  const isUnspaced = UNSPACED.test(characterBefore(text, before)) && UNSPACED.test(characterAt(text, after));
  return isUnspaced ? 1 : 0;
}

/** Whether a hit that is read over these units is printed with a hyphen there. */
export const holdsHyphen = (parting: string): boolean => /[-\u2010]/.test(parting);

/** The length of a line end after a hyphen between letters, with the spaces around it; 0 where there is none. */
function lineEndInWord(text: string, hyphen: number, from: number): number {
  let at = skipBlanks(text, from);
  if (text.charCodeAt(at) !== 0x0a) return 0;
  at = skipBlanks(text, at + 1);
  if (!LETTER.test(characterAt(text, at))) return 0;
  const before = skipSoftHyphensBack(text, hyphen);
  return LETTER_BEFORE.test(characterBefore(text, before)) ? at - from : 0;
}

/** What nobody sees beside a line end: spaces, tabs, and hyphens that are printed only where a line ends. */
const isBlank = (unit: number): boolean => unit === 0x20 || unit === 0x09 || unit === SOFT_HYPHEN;

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

function skipSoftHyphens(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === SOFT_HYPHEN) at += 1;
  return at;
}

function skipSoftHyphensBack(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at - 1) === SOFT_HYPHEN) at -= 1;
  return at;
}

const characterAt = (text: string, offset: number): string =>
  String.fromCodePoint(text.codePointAt(offset) ?? 0);

function characterBefore(text: string, offset: number): string {
  const pair = text.codePointAt(offset - 2) ?? 0;
  return pair > 0xffff ? String.fromCodePoint(pair) : text.charAt(offset - 1);
}
