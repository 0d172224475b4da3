import { describe, expect, it } from 'vitest';
import type { PageMap, PagePiece } from '#core/pages/page-map.ts';
import { StudyInMemory } from '../../../../tests/support/study-in-memory.ts';

const lines = ['The council met on', 'Monday and voted', 'Page 1', 'to close the harbour.', 'The end.'];
const text = 'The council met on\nMonday and voted\nto close the harbour.\n\nPage 1\n\nThe end.';

/** The first three lines on page 1, the others on page 2, each 10 points high and 5 points a letter long. */
const pages: PageMap = {
  pages: [lines.slice(0, 3), lines.slice(3)].map((printed, page) => ({
    label: null,
    view: [0, 0, 200, 300],
    rotation: page === 0 ? 0 : 90,
    pieces: printed
      .map((line, i): PagePiece => {
        const start = text.indexOf(line);
        const y = line === 'Page 1' ? 20 : 250 - i * 20;
        return {
          ...{ item: i, start, end: start + line.length, x: 20, y, width: line.length * 5, up: 8, down: 2 },
          ...{ angle: 0, rightToLeft: false, face: 'mono' },
        };
      })
      .sort((one, other) => one.start - other.start),
  })),
};

const open = (): StudyInMemory => {
  const study = new StudyInMemory();
  study.addDocument('pdf', text, 'A report', 'pdf', pages);
  study.addDocument('plain', text, 'Plain');
  study.dispatch('item.add', { id: 'council', kind: 'actor', label: 'Council' });
  return study;
};
const code = (study: StudyInMemory, place: object, id = 'one') => {
  study.dispatch('passage.add', { id, documentId: 'pdf', itemId: 'council', ...place });
  return study.store.get('passage', id);
};

describe('a passage on pages', () => {
  it('keeps a rectangle a line, page by page, without what stands between the pages', () => {
    const start = text.indexOf('Monday');
    const passage = code(open(), { start, end: text.indexOf('harbour') + 7 });
    expect(passage?.exact).toBe('Monday and voted\nto close the harbour');
    expect(passage?.pages).toEqual([
      { page: 1, rects: [[20, 228, 100, 238]] },
      { page: 2, rects: [[20, 248, 120, 258]] },
    ]);
  });

  it('has none where the source has no pages', () => {
    const study = open();
    study.dispatch('passage.add', { id: 'two', documentId: 'plain', itemId: 'council', start: 0, end: 11 });
    expect(study.store.get('passage', 'two')).not.toHaveProperty('pages');
  });

  it('is found by its quote on the page that is named', () => {
    expect(code(open(), { page: 2, quote: { exact: 'The' } })?.start).toBe(text.lastIndexOf('The'));
    expect(code(open(), { page: 1, quote: { exact: 'The' } })?.start).toBe(0);
    expect(() => code(open(), { quote: { exact: 'The' } })).toThrow('more than once');
    expect(() => code(open(), { page: 2, quote: { exact: 'Monday' } })).toThrow('not on page 2');
    expect(() => code(open(), { page: 3, quote: { exact: 'Monday' } })).toThrow('There is no page 3');
    expect(() => code(open(), { page: 1, quote: { exact: 'the harbour' } })).toThrow('not on page 1');
    expect(code(open(), { page: 1, quote: { exact: 'voted\nto close' } })?.pages).toHaveLength(2);
  });

  it('follows its boundaries', () => {
    const study = open();
    code(study, { start: 0, end: 3 });
    study.dispatch('passage.move', { id: 'one', start: 4, end: 11 });
    expect(study.store.get('passage', 'one')?.pages).toEqual([{ page: 1, rects: [[40, 248, 75, 258]] }]);
    study.undo();
    expect(study.store.get('passage', 'one')?.pages).toEqual([{ page: 1, rects: [[20, 248, 35, 258]] }]);
    expect(() => study.dispatch('passage.move', { id: 'one', page: 1, region: [0, 0, 9, 9] })).toThrow(
      'span of text',
    );
  });
});

describe('a region', () => {
  it('is a rectangle with what is printed in it, at its place in the reading order', () => {
    const passage = code(open(), { page: 1, region: [18, 225, 60, 262] });
    expect(passage).toMatchObject({
      region: { page: 1, rect: [18, 225, 60, 262] },
      transcription: 'The council\nMonday',
      start: 0,
      end: 0,
      exact: '',
    });
    expect(passage).not.toHaveProperty('pages');
  });

  it('may hold no text, and stands after what is above it', () => {
    const passage = code(open(), { page: 2, region: [20, 100, 90, 200], transcription: 'A chart' });
    expect(passage).toMatchObject({ start: text.length, transcription: 'A chart' });
  });

  it('is cut at the edges of the page, and refused beside it', () => {
    expect(code(open(), { page: 1, region: [-5, 280, 500, 400] })?.region?.rect).toEqual([0, 280, 200, 300]);
    for (const region of [
      [300, 0, 400, 10],
      [50, 50, 40, 60],
      [10, 10, 10.2, 80],
    ]) {
      expect(() => code(open(), { page: 1, region })).toThrow();
    }
    expect(() => code(open(), { region: [0, 0, 50, 50] })).toThrow('give its number as page');
    expect(() => code(open(), { page: 1, region: [0, 0, 50, 50], start: 0, end: 3 })).toThrow('either');
    expect(() => code(open(), { start: 0, end: 3, transcription: 'No' })).toThrow('Only a region');
  });

  it('is transcribed, and moved with what was typed, or with what the new place says', () => {
    const study = open();
    code(study, { page: 1, region: [18, 245, 200, 262] });
    study.dispatch('passage.move', { id: 'one', page: 1, region: [18, 225, 200, 240] });
    expect(study.store.get('passage', 'one')?.transcription).toBe('Monday and voted');
    study.dispatch('passage.change', { id: 'one', transcription: 'They voted on Monday' });
    study.dispatch('passage.move', { id: 'one', page: 2, region: [18, 225, 200, 262] });
    expect(study.store.get('passage', 'one')).toMatchObject({
      transcription: 'They voted on Monday',
      region: { page: 2, rect: [18, 225, 200, 262] },
    });
  });
});
