/** From what a command says of a place to the anchor that a passage keeps. */
import type { PageMap } from '../../pages/page-map.ts';
import { placeOnPage } from '../../pages/places.ts';
import { Problem } from '../../problem.ts';
import { isInsidePair } from '../../text/offsets.ts';
import { describeRange, findQuote, findQuotePlaces, type PartialQuote } from '../../text/quote-anchor.ts';

export interface Anchor {
  start: number;
  end: number;
  exact: string;
  prefix: string;
  suffix: string;
}

/** Checks offsets (UTF-16 units of the canonical text) and takes the quote from the text. */
export function anchorAt(text: string, start: number, end: number): Anchor {
  if (start >= end)
    throw new Problem('invalid', `The passage ends (${end}) before or where it starts (${start}).`);
  if (end > text.length)
    throw new Problem('invalid', `The passage ends at ${end}, behind the end of the text (${text.length}).`);
  for (const offset of [start, end]) {
    if (isInsidePair(text, offset))
      throw new Problem(
        'invalid',
        `The offset ${offset} lies inside a character.`,
        'Offsets are UTF-16 units of the canonical text.',
      );
  }
  if (text.slice(start, end).trim() === '')
    throw new Problem('invalid', 'The passage holds only white space.');
  return { start, end, ...describeRange(text, start, end) };
}

/** Finds the one place of a quote; refuses where it is not found, found only roughly, or found several times. */
export function anchorOfQuote(text: string, quote: PartialQuote): Anchor {
  const shown = `“${quote.exact.slice(0, 200)}”`;
  const found = findQuote(text, quote);
  if (!found.ok && found.error === 'ambiguous') {
    throw new Problem(
      'refused',
      `The quote ${shown} is in the text more than once.`,
      'Give some of the text before it as prefix or after it as suffix, or give offsets.',
    );
  }
  if (!found.ok || found.how === 'approximate') {
    const like = found.ok ? ` The nearest is “${text.slice(found.start, found.end).slice(0, 200)}”.` : '';
    throw new Problem('not-found', `The quote ${shown} is not in the text.${like}`);
  }
  return anchorAt(text, found.start, found.end);
}

/** Finds the one place of a quote that begins or ends on a page (from 1), or reaches over it. */
export function anchorOnPage(text: string, { pages }: PageMap, page: number, quote: PartialQuote): Anchor {
  const own = pages[page - 1];
  const isOnPage = ({ start, end }: { start: number; end: number }): boolean =>
    own !== undefined && placeOnPage(text, own, start, end) !== null;
  const found = findQuotePlaces(text, quote).filter(isOnPage);
  const shown = `“${quote.exact.slice(0, 200)}”`;
  const [only] = found;
  if (only === undefined) throw new Problem('not-found', `The quote ${shown} is not on page ${page}.`);
  if (found.length > 1) {
    throw new Problem(
      'refused',
      `The quote ${shown} is on page ${page} more than once.`,
      'Give some of the text before it as prefix or after it as suffix, or give offsets.',
    );
  }
  return anchorAt(text, only.start, only.end);
}
