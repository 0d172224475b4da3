/**
 * Taguette keeps documents as HTML and counts in the UTF-8 bytes of their text, tags aside, where nothing stands
 * between two paragraphs. This makes a text that people can read, with line breaks where blocks end, and knows where
 * each counted byte went. Source: taguette/extract.py.
 */
import { type DefaultTreeAdapterMap, parse } from 'parse5';
import { createOffsetMap } from '../../../text/offsets.ts';

type HtmlNode = DefaultTreeAdapterMap['node'];

export interface PageText {
  text: string;
  /** The range in `text` of a range of counted bytes; null where it lies outside. */
  rangeOf(start: number, end: number): { start: number; end: number } | null;
}

const blocks = new Set(
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main nav ol p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
);
const paragraphs = new Set('p h1 h2 h3 h4 h5 h6 ul ol table blockquote pre'.split(' '));

export function pageTextOf(html: string): PageText {
  let raw = '';
  let text = '';
  /** Where pieces of `raw` begin, in `raw` and in `text`; each is as long here as there, or left out. */
  const pieces: { raw: number; text: number; length: number }[] = [];
  let wanted = 0;
  const put = (value: string, isPlain: boolean): void => {
    const shown = isPlain ? value : value.replace(/[\t\n\r\f]/g, ' ');
    const isGap = !isPlain && shown.trim() === '' && (wanted > 0 || text === '' || text.endsWith('\n'));
    if (!isGap && value !== '') {
      if (text !== '') text += '\n'.repeat(Math.max(0, wanted - trailingBreaks(text)));
      wanted = 0;
    }
    pieces.push({ raw: raw.length, text: text.length, length: isGap ? 0 : value.length });
    raw += value;
    if (!isGap) text += shown;
  };
  for (const step of stepsThrough(html)) {
    if (step.type === 'text') put(step.value, step.isPlain);
    else if (step.name === 'br') wanted = Math.max(wanted, 1);
    else if (step.name === 'td' || step.name === 'th') text += text === '' || /\s$/.test(text) ? '' : '\t';
    else if (blocks.has(step.name)) wanted = Math.max(wanted, paragraphs.has(step.name) ? 2 : 1);
  }
  const offsets = createOffsetMap(raw);
  return {
    text,
    rangeOf(start, end) {
      if (start < 0 || end < start || end > offsets.bytes) return null;
      const from = offsets.fromByte(start);
      const to = offsets.fromByte(end);
      // The start stands in the piece that begins there, the end in the one that ends there.
      return {
        start: placeOf(pieces, from, false),
        end: Math.max(placeOf(pieces, from, false), placeOf(pieces, to, true)),
      };
    },
  };
}

function placeOf(
  pieces: readonly { raw: number; text: number; length: number }[],
  at: number,
  isEnd: boolean,
): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    const begin = pieces[middle]?.raw ?? 0;
    if (isEnd ? begin < at : begin <= at) low = middle;
    else high = middle - 1;
  }
  const piece = pieces[low];
  return piece === undefined ? 0 : piece.text + Math.min(Math.max(0, at - piece.raw), piece.length);
}

const trailingBreaks = (text: string): number => /\n*$/.exec(text.slice(-2))?.[0].length ?? 0;

type Step = { type: 'text'; value: string; isPlain: boolean } | { type: 'edge'; name: string };

/** Texts and edges of elements in their order. Without recursion, as pages may be nested without end. */
function* stepsThrough(html: string): Iterable<Step> {
  const waiting: { node: HtmlNode; isPlain: boolean; isLeaving: boolean }[] = [
    { node: parse(html, { scriptingEnabled: false }), isPlain: false, isLeaving: false },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, isPlain, isLeaving } = next;
    const name = 'tagName' in node ? node.tagName : '';
    if (isLeaving) {
      yield { type: 'edge', name };
      continue;
    }
    if (node.nodeName === '#text' && 'value' in node) yield { type: 'text', value: node.value, isPlain };
    if (!('childNodes' in node)) continue;
    const isInPlain = isPlain || name === 'pre';
    if (name !== '' && name !== 'td' && name !== 'th') yield { type: 'edge', name };
    if (name !== '' && name !== 'br') waiting.push({ node, isPlain, isLeaving: true });
    for (const child of node.childNodes.toReversed())
      waiting.push({ node: child, isPlain: isInPlain, isLeaving: false });
  }
}
