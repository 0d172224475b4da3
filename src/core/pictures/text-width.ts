/**
 * How wide a text is, without a screen to measure it on: a table of letters' widths in the common sans-serif fonts,
 * on the wide side, so that what fits here fits wherever the picture is opened.
 */

/** Thousandths of the text's size; the letters that have about that width. */
const widths: readonly (readonly [width: number, letters: string])[] = [
  [300, "ijlI|!.,:;'’‘`·"],
  [360, 'ft()[]{}/\\" r-‑'],
  [560, 'sczJ*“”°'],
  [600, 'aegkvxy?_'],
  [640, 'bdhnopquL0123456789$§£€#–'],
  [700, 'ABCEFPRSTVXYZ&'],
  [790, 'DGHKNOQUw+<>=~^±−'],
  [900, 'M'],
  [1000, 'mW%@—…'],
];
const widthOfLetter = new Map(
  widths.flatMap(([width, letters]) => [...letters].map(letter => [letter, width] as const)),
);
const unknown = 700;
const bolder = 1.1;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** Latin letters and punctuation, of which each is one letter by itself: no need for the slow way. */
const plain = /^[\u0020-\u007e\u00a0-\u024f\u2010-\u2027\u2030-\u205e\u2212]*$/;
const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Extended_Pictographic}]/u;

/** What a person sees as letters. */
const lettersOf = (text: string): string[] =>
  plain.test(text) ? [...text] : Array.from(graphemes.segment(text), ({ segment }) => segment);

/** An accent makes no letter wider. */
function letterWidth(letter: string): number {
  const known = widthOfLetter.get(letter);
  if (known !== undefined) return known;
  const base = String.fromCodePoint(letter.normalize('NFD').codePointAt(0) ?? 0);
  return widthOfLetter.get(base) ?? (wide.test(letter) ? 1050 : unknown);
}

/** In pixels, at a size in pixels. */
export function textWidth(text: string, size: number, bold = false): number {
  let thousandths = 0;
  for (const letter of lettersOf(text)) thousandths += letterWidth(letter);
  return (thousandths * size * (bold ? bolder : 1)) / 1000;
}

/** The text, or as much of its beginning as fits with an ellipsis. Where not even one letter fits, the ellipsis. */
export function shortenText(text: string, width: number, size: number, bold = false): string {
  if (textWidth(text, size, bold) <= width) return text;
  const room = ((width / size) * 1000) / (bold ? bolder : 1) - letterWidth('…');
  let used = 0;
  let kept = '';
  for (const letter of lettersOf(text)) {
    used += letterWidth(letter);
    if (used > room) break;
    kept += letter;
  }
  return `${kept.trimEnd()}…`;
}

/** Lines that fit, cut between words where that is possible; the last one is shortened where more would follow. */
export function wrapText(text: string, width: number, size: number, most: number, bold = false): string[] {
  const lines: string[] = [];
  let line = '';
  const words = text.split(/\s+/u).filter(word => word !== '');
  for (const [at, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || textWidth(longer, size, bold) <= width) {
      line = longer;
      continue;
    }
    if (lines.length === most - 1) {
      line = [line, ...words.slice(at)].join(' ');
      break;
    }
    lines.push(line);
    line = word;
  }
  return (line === '' ? lines : [...lines, line]).map(each => shortenText(each, width, size, bold));
}
