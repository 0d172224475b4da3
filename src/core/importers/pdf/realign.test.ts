import { describe, expect, it } from 'vitest';
import { readPageMap, writePageMap } from '#core/pages/page-map.ts';
import { placesOf } from '#core/pages/places.ts';
import { importPages } from './pdf.ts';
import type { PdfContent, PdfItem } from './pdf-content.ts';
import { realignPages } from './realign.ts';
import { content, filler, letterWidth, lines, page } from './testing/printed-pages.ts';

const texts = [0, 1, 2].map(number => [...filler(6, 50, 20 + number), `ends the ofﬁce ${number}.`]);
const kept = content(texts.map(own => page(lines(50, 700, own))));

function imported(given: PdfContent) {
  const result = importPages(given, { fileName: 'report.pdf' });
  if (!result.ok || result.value.pages === undefined) throw new Error('It was not imported.');
  return { text: result.value.text, pages: result.value.pages };
}

/** As another version might give it: a piece for each word, ligatures taken apart. */
const byWords = (items: readonly PdfItem[]): PdfItem[] =>
  items.flatMap(one => {
    const [a, b, c, d, e, f] = one.transform;
    return [...one.text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
      ...one,
      text: word.normalize('NFKC'),
      width: word.length * one.height * letterWidth,
      transform: [a, b, c, d, e + index * one.height * letterWidth, f] as const,
    }));
  });

describe('a kept text', () => {
  it('is found again as it was where nothing has changed', () => {
    const { text, pages } = imported(kept);
    expect(realignPages(text, kept)).toEqual({ pages, lost: [] });
  });

  it('is found again on its pages where its pieces are others', () => {
    const { text, pages } = imported(kept);
    const given = content(kept.pages.map(({ items }) => page(byWords(items))));
    const found = realignPages(text, given);
    expect(found.lost).toEqual([]);
    expect(readPageMap(writePageMap(found.pages), text.length)).not.toBeNull();
    const [start, end] = [text.indexOf('ofﬁce 1'), text.indexOf('ofﬁce 1') + 7];
    const before = placesOf(text, pages, start, end);
    const after = placesOf(text, found.pages, start, end);
    expect(after.map(place => place.page)).toEqual([2]);
    for (const [i, edge] of (before[0]?.rects[0] ?? []).entries()) {
      expect(Math.abs((after[0]?.rects[0]?.[i] ?? Number.NaN) - edge)).toBeLessThan(12);
    }
  });

  it('tells how much of which page stands nowhere in it', () => {
    const { text } = imported(kept);
    const [first, second, third] = kept.pages;
    const given = content([
      first ?? page([]),
      page([...(second?.items ?? []), ...lines(50, 500, ['Nothing that was ever there before.'])]),
      third ?? page([]),
    ]);
    expect(realignPages(text, given).lost).toEqual([{ page: 2, pieces: 1 }]);
  });
});
