import { describe, expect, it } from 'vitest';
import { highlightsOf, type SourceMark } from './highlights.ts';
import type { PageMap, PageRect } from './page-map.ts';
import { placesOf } from './places.ts';

/** Lines of a text, 20 points apart from the top of a page of 300, in two pages. */
function printed(...pages: string[][]): { text: string; map: PageMap } {
  let text = '';
  const map = pages.map(lines => ({
    label: null,
    view: [0, 0, 400, 300] as PageRect,
    rotation: 0 as const,
    pieces: lines.map((line, item) => {
      const start = text.length;
      text += `${line}\n`;
      return {
        item,
        start,
        end: start + line.length,
        x: 50,
        y: 260 - item * 20,
        width: line.length * 6,
        up: 8,
        down: 2,
        angle: 0,
        rightToLeft: false,
        face: 'mono' as const,
      };
    }),
  }));
  return { text, map: { pages: map } };
}

const mark = (rects: PageRect[], more: Partial<SourceMark> = {}): SourceMark => ({
  page: 1,
  shape: 'highlight',
  rects,
  contents: 'a note',
  author: 'Ana',
  colour: '#ffff00',
  date: '2026-03-01',
  ...more,
});

const { text, map } = printed(
  ['The first line says', 'what the second goes on', 'to say, and a third.'],
  ['Another page', 'has words too.'],
);

/** The rectangles that a reader would mark for a quote, a little larger than the letters. */
function rectsOf(quote: string, page = 1): PageRect[] {
  const start = text.indexOf(quote);
  const place = placesOf(text, map, start, start + quote.length).find(found => found.page === page);
  if (place === undefined) throw new Error(`${quote} is not on page ${page}`);
  return place.rects.map(([left, bottom, right, top]) => [left - 1, bottom - 3, right + 1, top + 3]);
}

describe('highlightsOf', () => {
  it.each([
    'first',
    'first line says',
    'line says\nwhat the second',
    'says\nwhat the second goes on\nto say',
    'third.',
  ])('finds the words %j under the marks of their lines', quote => {
    const [found, ...others] = highlightsOf([mark(rectsOf(quote))], map, text);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ quote, page: 1, contents: 'a note', author: 'Ana', colour: '#ffff00' });
    expect(text.slice(found?.range?.start, found?.range?.end)).toBe(quote);
  });

  it('takes the lines in the order of the text, however the mark lists them, and each once', () => {
    const rects = rectsOf('line says\nwhat the second');
    const found = highlightsOf([mark([...rects, ...rects].reverse())], map, text);
    expect(found.map(({ quote }) => quote)).toEqual(['line says\nwhat the second']);
  });

  it('goes on over a word’s end that was not marked', () => {
    const rects = [...rectsOf('The first'), ...rectsOf('says')];
    expect(highlightsOf([mark(rects)], map, text)[0]?.quote).toBe('The first line says');
  });

  it('keeps words apart that do not follow each other', () => {
    const rects = [...rectsOf('The'), ...rectsOf('third.')];
    expect(highlightsOf([mark(rects)], map, text).map(({ quote }) => quote)).toEqual(['The', 'third.']);
  });

  it('reads the page that the mark is on', () => {
    expect(highlightsOf([mark(rectsOf('words', 2), { page: 2 })], map, text)[0]?.quote).toBe('words');
    expect(highlightsOf([mark(rectsOf('words', 2), { page: 3 })], map, text)).toEqual([]);
  });

  it('makes one of marks on both sides of a page break that say the same', () => {
    const first = mark(rectsOf('a third.'));
    const second = mark(rectsOf('Another page', 2), { page: 2 });
    const [found, ...others] = highlightsOf([first, second], map, text);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ page: 1, quote: 'a third.\nAnother page', rects: first.rects });
    for (const other of [{ contents: 'another' }, { author: 'Ben' }, { colour: null }]) {
      expect(highlightsOf([first, { ...second, ...other }], map, text)).toHaveLength(2);
    }
    expect(
      highlightsOf(
        [first, second].map(each => ({ ...each, contents: '' })),
        map,
        text,
      ),
    ).toHaveLength(2);
    const later = mark(rectsOf('page', 2), { page: 2 });
    expect(highlightsOf([first, later], map, text)).toHaveLength(2);
  });

  it('says where no text is under a mark, and of regions that they are none of text', () => {
    const empty = mark([
      [200, 40, 300, 60],
      [250, 20, 500, 40],
    ]);
    const region = mark(rectsOf('first line says'), { shape: 'region' });
    expect(highlightsOf([empty, region], map, text)).toEqual([
      { ...empty, rects: [[200, 20, 400, 60]], range: null, quote: '' },
      { ...region, range: null, quote: '' },
    ]);
  });

  it('takes whole characters', () => {
    const smile = printed(['a 👩‍👩‍👧 b']);
    const [piece] = smile.map.pages[0]?.pieces ?? [];
    if (piece === undefined) throw new Error('nothing is printed');
    const half: PageRect = [piece.x, piece.y - 5, piece.x + piece.width / 2, piece.y + 10];
    expect(highlightsOf([mark([half])], smile.map, smile.text)[0]?.quote).toBe('a 👩‍👩‍👧');
  });

  it('leaves out marks without a place on the page', () => {
    expect(highlightsOf([mark([[500, 10, 600, 20]])], map, text)).toEqual([]);
    expect(highlightsOf([mark([])], map, text)).toEqual([]);
  });
});
