import { describe, expect, it } from 'vitest';
import { kind } from '#core/model/codebook.ts';
import type { Item } from '#core/model/item.ts';
import { item } from '#core/model/item.ts';
import { type Passage, passage } from '#core/model/passage.ts';
import type { Change } from '#core/store/commit.ts';
import { StudyStore } from '#core/store/study-store.ts';
import { describeRange } from '#core/text/quote-anchor.ts';
import type { UiFilter } from '../state/ui-store.ts';
import { PassageMarks } from './passage-marks.ts';

const text = 'The union opposed the reform. The ministry of finance wrote it. The union signed in the end.';
const stamps = {
  createdAt: '2026-03-01T09:30:00.000Z',
  createdBy: 'coder-1',
  changedAt: '2026-03-01T09:30:00.000Z',
  changedBy: 'coder-1',
  removed: null,
};
const all: UiFilter = { kindIds: null, itemIds: null, coderIds: null };

const kindOf = (id: string, order: number, colour: string) =>
  kind.parse({ id, label: id, plural: id, description: '', key: null, colour, order, ...stamps });
const itemOf = (id: string, kindId: string): Item =>
  item.parse({ id, kindId, label: id, aliases: [], colour: null, values: {}, ...stamps });
const passageOf = (id: string, itemId: string, start: number, end: number, more: object = {}): Passage =>
  passage.parse({
    id,
    documentId: 'd1',
    itemId,
    coderId: 'coder-1',
    start,
    end,
    ...describeRange(text, start, end),
    values: {},
    ...stamps,
    ...more,
  });

const createStore = (passages: readonly Passage[]): StudyStore => {
  const store = new StudyStore();
  store.load([
    { type: 'kind', record: kindOf('tracer', 2, '#0c8f72') },
    { type: 'kind', record: kindOf('actor', 1, '#2f7fd1') },
    { type: 'item', record: itemOf('union', 'actor') },
    { type: 'item', record: itemOf('reform', 'tracer') },
    ...passages.map(record => ({ type: 'passage' as const, record })),
  ]);
  return store;
};
const idsOf = (marks: Iterable<{ id: string }>): string[] => [...marks].map(({ id }) => id).sort();

describe('PassageMarks', () => {
  const union = passageOf('p-union', 'union', 4, 9);
  const sentence = passageOf('p-sentence', 'reform', 0, 29);

  it('gives the passages at a place shortest first, with their kinds in the codebook’s order as layers', () => {
    const marks = new PassageMarks(createStore([sentence, union]), 'd1', text, all);
    expect(marks.at(5)).toEqual([
      { id: 'p-union', start: 4, end: 9, layer: 0, group: 'union' },
      { id: 'p-sentence', start: 0, end: 29, layer: 1, group: 'reform' },
    ]);
    expect(marks.colours).toEqual(['#2f7fd1', '#0c8f72']);
  });

  it('hides what the filter leaves out', () => {
    const other = passageOf('p-other', 'union', 30, 40, { coderId: 'coder-2' });
    const marks = new PassageMarks(createStore([sentence, union, other]), 'd1', text, {
      ...all,
      kindIds: ['actor'],
    });
    expect(idsOf(marks.all())).toEqual(['p-other', 'p-union']);
    marks.setFilter({ ...all, coderIds: ['coder-2'] });
    expect(idsOf(marks.all())).toEqual(['p-other']);
    marks.setFilter({ ...all, itemIds: ['reform'] });
    expect(idsOf(marks.all())).toEqual(['p-sentence']);
    marks.setFilter({ ...all, kindIds: [] });
    expect(idsOf(marks.all())).toEqual([]);
  });

  it('follows a commit and names the places to paint anew', () => {
    const store = createStore([union]);
    const marks = new PassageMarks(store, 'd1', text, all);
    const moved = passageOf('p-union', 'union', 4, 17);
    const diff: Change[] = [
      { type: 'passage', id: 'p-union', before: union, after: moved },
      { type: 'passage', id: 'p-sentence', before: null, after: sentence },
    ];
    store.apply(diff);
    expect(marks.apply(diff)).toEqual([
      { start: 4, end: 9 },
      { start: 4, end: 17 },
      { start: 0, end: 29 },
    ]);
    expect(idsOf(marks.at(12))).toEqual(['p-sentence', 'p-union']);

    const removed = passageOf('p-union', 'union', 4, 17, {
      removed: { at: stamps.createdAt, by: 'coder-1', with: null },
    });
    const removal: Change[] = [{ type: 'passage', id: 'p-union', before: moved, after: removed }];
    store.apply(removal);
    expect(marks.apply(removal)).toEqual([{ start: 4, end: 17 }]);
    expect(idsOf(marks.all())).toEqual(['p-sentence']);
  });

  it('lists a passage whose words moved, painted where they were found, and one whose words are gone', () => {
    const moved = passageOf('p-moved', 'union', 4, 22, { ...describeRange(text, 34, 53) });
    const lost = passageOf('p-lost', 'union', 0, 20, {
      exact: 'Nothing like this is here',
      prefix: '',
      suffix: '',
    });
    const marks = new PassageMarks(createStore([union, moved, lost]), 'd1', text, all);
    expect(
      marks.strays.map(({ passage: { id }, found }) => [id, found?.start ?? null, found?.end ?? null]),
    ).toEqual([
      ['p-moved', 34, 53],
      ['p-lost', null, null],
    ]);
    expect(idsOf(marks.all())).toEqual(['p-moved', 'p-union']);
    expect(marks.get('p-moved')).toMatchObject({ start: 34, end: 53 });
  });

  it('steps from passage to passage, and from a place where none is chosen', () => {
    const later = passageOf('p-later', 'union', 64, 73);
    const marks = new PassageMarks(createStore([sentence, union, later]), 'd1', text, all);
    expect(marks.step(null, 2, 1)?.id).toBe('p-union');
    expect(marks.step('p-union', 0, 1)?.id).toBe('p-later');
    expect(marks.step('p-later', 0, 1)).toBeUndefined();
    expect(marks.step('p-union', 0, -1)?.id).toBe('p-sentence');
    expect(marks.step(null, 60, -1)?.id).toBe('p-union');
  });

  it('shows other boundaries until a commit says otherwise', () => {
    const marks = new PassageMarks(createStore([union]), 'd1', text, all);
    expect(marks.preview('p-union', 4, 17)).toEqual([
      { start: 4, end: 9 },
      { start: 4, end: 17 },
    ]);
    expect(idsOf(marks.at(12))).toEqual(['p-union']);
    expect(marks.preview('p-union', 4, 4)).toEqual([]);
  });

  it('keeps rectangles on pages out of the text, and finds them by page and by step', () => {
    const region = { page: 3, rect: [10, 10, 90, 60] };
    const figure = passageOf('p-figure', 'reform', 30, 30, { region, transcription: '' });
    const marks = new PassageMarks(createStore([union, figure]), 'd1', text, all);
    expect(idsOf(marks.marksIn(0, text.length))).toEqual(['p-union']);
    expect(marks.at(30)).toEqual([]);
    expect(idsOf(marks.regionsOn(3))).toEqual(['p-figure']);
    expect(marks.regionsOn(2)).toEqual([]);
    expect(marks.step('p-union', 0, 1)?.region).toEqual(region);
    expect(marks.preview('p-figure', 20, 40)).toEqual([]);

    const removal: Change[] = [{ type: 'passage', id: 'p-figure', before: figure, after: null }];
    const study = createStore([union]);
    const shown = new PassageMarks(study, 'd1', text, all);
    const addition: Change[] = [{ type: 'passage', id: 'p-figure', before: null, after: figure }];
    study.apply(addition);
    expect(shown.apply(addition)).toEqual([{ start: 30, end: 31, region }]);
    expect(idsOf(shown.regionsOn(3))).toEqual(['p-figure']);
    study.apply(removal);
    shown.apply(removal);
    expect(shown.regionsOn(3)).toEqual([]);
  });
});
