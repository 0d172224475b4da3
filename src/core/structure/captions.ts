/** Captions of tables and pictures ("Table 4", "Cuadro 2"), and the places in the text that point at them. */
import type { Range } from '../text/range.ts';
import { endsSentence, type TextLine } from './text-lines.ts';

/** Start and end are those of label and title. */
export interface Caption extends Range {
  /** As it is written, in single spaces: "Table 4". */
  label: string;
  /** In lower case, for comparing with references: "table 4". */
  key: string;
  /** In single spaces; empty where none stands beside it. */
  title: string;
}

export interface CaptionReference extends Range {
  key: string;
}

const NOUNS =
  'table|tables|diagram|diagrams|figure|figures|chart|graph|box|map|cuadro|cuadros|tabla|tablas|gráfico|gráfica|grafico|grafica|gráficas|figura|figuras|diagrama|diagramas|esquema|recuadro|mapa';
const LABEL = new RegExp(
  `^(${NOUNS})\\s?(\\d{1,3}[a-z]?|[IVX]{1,5})(?![\\p{L}\\d])\\s*[.:–—-]?\\s*(.*)$`,
  'iu',
);
/** What the nouns begin with, which is quick to look for. */
const INITIALS = /^[BCDEFGMRT]/;
const REFERENCE = new RegExp(`\\b(${NOUNS})\\s+(\\d{1,3}(?!\\d))([a-z]?)\\b`, 'giu');

const keyOf = (noun: string, number: string) =>
  `${noun.toLowerCase().replace(/s$/, '')} ${number.toLowerCase()}`;

/** A letter or two that an extraction has moved off the rest of a word, put back: "D iagram 10". */
const closeUp = (content: string) => content.replace(/^(\p{Lu})\s(?=\p{Ll})/u, '$1');

/** Longest title that is looked for below a label. */
const LONGEST_TITLE = 160;

/** In order. `isAside` says which lines are notes or belong to the page. */
export function findCaptions(lines: readonly TextLine[], isAside: (line: TextLine) => boolean): Caption[] {
  const captions: Caption[] = [];
  lines.forEach((line, index) => {
    if (line.blank || !INITIALS.test(line.content) || isAside(line)) return;
    const match = LABEL.exec(closeUp(line.content));
    if (match === null) return;
    const [, noun = '', number = '', rest = ''] = match;
    // A sentence that happens to begin a line with the word, or goes on with it, is no caption.
    if (rest !== '' && (!/^[\p{Lu}\d“"(]/u.test(rest) || endsSentence(rest) || rest.length > 90)) return;
    if (!/^\p{Lu}/u.test(noun)) return;
    const before = lines
      .slice(Math.max(0, index - 60), index)
      .findLast(each => !each.blank && !isAside(each));
    const follows = !line.setIn && lines[index - 1]?.blank === false;
    if (follows && before !== undefined && !endsSentence(before.content) && before.content.length > 60)
      return;
    const title = rest === '' ? titleBelow(lines, index) : { text: rest, end: line.end };
    captions.push({
      start: line.start,
      end: title.end,
      label: `${noun} ${number}`,
      key: keyOf(noun, number),
      title: title.text.replace(/\s+/g, ' '),
    });
  });
  return captions;
}

/** The lines in capitals below a label, over one blank line at most. */
function titleBelow(lines: readonly TextLine[], index: number): { text: string; end: number } {
  let text = '';
  let end = lines[index]?.end ?? 0;
  for (let at = index + 1; at <= index + 4; at += 1) {
    const line = lines[at];
    if (line === undefined || line.setIn || (line.blank && at > index + 1)) break;
    if (line.blank) continue;
    const letters = line.content.replace(/[^\p{L}]/gu, '');
    const isTitle = letters.length > 3 && letters === letters.toUpperCase();
    if (!isTitle || text.length + line.content.length > LONGEST_TITLE) break;
    text = text === '' ? line.content : `${text} ${line.content}`;
    end = line.end;
  }
  return { text, end };
}

/** Places outside captions that name a table or picture, whether or not the text has its caption. */
export function findCaptionReferences(text: string, captions: readonly Caption[]): CaptionReference[] {
  const known = new Set(captions.map(({ key }) => key));
  const references: CaptionReference[] = [];
  for (const match of text.matchAll(REFERENCE)) {
    const start = match.index;
    const [all, noun = '', number = '', letter = ''] = match;
    const exact = keyOf(noun, number + letter);
    const key = known.has(exact) ? exact : keyOf(noun, number);
    // Written small, and without a caption, it is hardly a name: "in table 3 of the appendix".
    if (!known.has(key) && !/^\p{Lu}/u.test(noun)) continue;
    if (captions.some(caption => start >= caption.start && start < caption.end)) continue;
    references.push({ start, end: start + all.length, key });
  }
  return references;
}
